package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.twatcache.itest.felix.client.typed.TypedClient;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** Values of clients' own classes on a disk: each client meets its own class, whoever asks, and whatever it was before. */
final class CodecClassesIT {

    private static final String CLIENT = "org.acme.people";
    private static final String OTHERS = "org.acme.others";
    private static final String[] LOGGING = {"org.slf4j.helpers;version=1.7.36", "org.slf4j.spi;version=1.7.36"};
    private static final String BUILT_IN = "builtin";
    private static final String SMILE = "smile";

    private static final String FIRST = """
            public record Person(String name, Home home) {
                public static Person named(String name) { return new Person(name, new Home()); }
                public String toString() { return "first " + name + " of " + home; }
            """;

    /** The same shape, as an update leaves it that changes no more than what is done with it. */
    private static final String SAME_SHAPE = FIRST.replace("first", "updated");

    private static final String OTHER_SHAPE = """
            public record Person(String name, int age, Home home) {
                public static Person named(String name) { return new Person(name, 7, new Home()); }
                public String toString() { return "other " + name + " of " + home; }
            """;

    /**
     * What is no record goes through Java serialization in the built-in codec, which would ask other loaders. Texts are made by
     * hand: what the JDK makes of a record keeps the types of the last one that was told ({@code ObjectMethods}).
     */
    private static final String HOME = """
                public static final class Home implements java.io.Serializable {
                    String town = "Town";
                    public String toString() { return town; }
                }
            }
            """;

    private EmbeddedFramework framework;

    @BeforeEach
    void enter(@TempDir Path folder) throws Exception {
        framework = EmbeddedFramework.launch(folder, LOGGING);
        framework.start(Cast.scr());
        framework.start(List.of(Cast.api(), Cast.core(), Cast.engine("xodus"), Cast.codec(SMILE)));
    }

    @AfterEach
    void leave() {
        framework.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, SMILE})
    void value_readOnForeignThreadsWithPoisonedLoader_isOfTheOpenersClass(String codec) throws Exception {
        PoisonedLoader poison = new PoisonedLoader();
        List<String> told = poison.call(() -> {
            Bundle client = framework.start(client(CLIENT, codec, FIRST));
            String put = ask(client, "put", "a", "Ann");
            String got = ask(client, "get", "a");
            Stagehand.update(client);
            return List.of(put, got, ask(client, "get", "a"), ask(client, "later", "a"));
        });

        String ann = "first Ann of Town";
        assertThat(told).containsExactly("put", ann, ann, ann);
        assertThat(poison.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, SMILE})
    void client_updatedWithTheSameShape_readsItsEntriesAsTheNewClass(String codec) throws Exception {
        Bundle client = framework.start(client(CLIENT, codec, FIRST));
        ask(client, "put", "a", "Ann");
        WeakReference<ClassLoader> old = loader(client);

        Stagehand.update(client, client(CLIENT, codec, SAME_SHAPE));
        framework.refresh(client);

        assertThat(ask(client, "get", "a")).isEqualTo("updated Ann of Town");
        assertThat(ask(client, "damaged")).isEqualTo("0");
        assertForgotten(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, SMILE})
    void client_updatedWithAnotherShape_missesAndCountsUntilTheShapeIsBack(String codec) throws Exception {
        Path first = client(CLIENT, codec, FIRST);
        Bundle client = framework.start(first);
        ask(client, "put", "a", "Ann");
        ask(client, "put", "b", "Bob");
        WeakReference<ClassLoader> old = loader(client);

        Stagehand.update(client, client(CLIENT, codec, OTHER_SHAPE));
        framework.refresh(client);

        assertThat(ask(client, "get", "a")).isEqualTo(TypedClient.NONE);
        assertThat(ask(client, "damaged")).isEqualTo("1");
        assertThat(ask(client, "errors")).isEqualTo("0");
        ask(client, "put", "b", "Bea");
        assertThat(ask(client, "get", "b")).isEqualTo("other Bea of Town");
        assertForgotten(old);

        Stagehand.update(client, first);
        framework.refresh(client);

        assertThat(ask(client, "get", "a")).isEqualTo("first Ann of Town");
        assertThat(ask(client, "get", "b")).isEqualTo(TypedClient.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, SMILE})
    void clients_withTwoVersionsOfAClass_meetEachItsOwn(String codec) throws Exception {
        Bundle one = framework.start(client(CLIENT, codec, FIRST));
        Bundle other = framework.start(client(OTHERS, codec, OTHER_SHAPE));
        ask(one, "put", "a", "Ann");
        ask(other, "put", "a", "Amy");

        assertThat(ask(one, "get", "a")).isEqualTo("first Ann of Town");
        assertThat(ask(other, "get", "a")).isEqualTo("other Amy of Town");
        assertThat(ask(one, "damaged") + ask(other, "damaged")).isEqualTo("00");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, SMILE})
    void sharedCache_ofTwoClients_isReadByEachAsItsOwnClass(String codec) throws Exception {
        Bundle one = framework.start(sharing(CLIENT, codec, FIRST));
        Bundle other = framework.start(sharing(OTHERS, codec, SAME_SHAPE));

        ask(one, "put", "a", "Ann");
        ask(other, "put", "b", "Bob");

        assertThat(ask(other, "get", "a")).isEqualTo("updated Ann of Town");
        assertThat(ask(one, "get", "b")).isEqualTo("first Bob of Town");
        assertThat(ask(other, "later", "a")).isEqualTo("updated Ann of Town");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, SMILE})
    void sharedCache_ofClientsWithTwoShapes_isACountedMissForTheOther(String codec) throws Exception {
        Bundle one = framework.start(sharing(CLIENT, codec, FIRST));
        Bundle other = framework.start(sharing(OTHERS, codec, OTHER_SHAPE));

        ask(one, "put", "a", "Ann");

        assertThat(ask(other, "get", "a")).isEqualTo(TypedClient.NONE);
        assertThat(ask(other, "damaged") + ask(one, "damaged")).isEqualTo("10");
        assertThat(ask(one, "get", "a")).isEqualTo("first Ann of Town");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, SMILE})
    void sharedCache_whoseFirstClientIsUninstalled_servesTheOtherAndForgetsIt(String codec) throws Exception {
        Bundle one = framework.start(sharing(CLIENT, codec, FIRST));
        Bundle other = framework.start(sharing(OTHERS, codec, SAME_SHAPE));
        ask(one, "put", "a", "Ann");
        ask(other, "get", "a");
        WeakReference<ClassLoader> old = loader(one);

        one.uninstall();
        framework.refresh(one);

        assertThat(ask(other, "get", "a")).isEqualTo("updated Ann of Town");
        ask(other, "put", "a", "Amy");
        assertThat(ask(other, "get", "a")).isEqualTo("updated Amy of Town");
        assertForgotten(old);
    }

    @Test
    void codec_stopsAndStarts_missesAndIsReadAgain() throws Exception {
        Bundle client = framework.start(client(CLIENT, SMILE, FIRST));
        ask(client, "put", "a", "Ann");
        Bundle codec = framework.bundle(Cast.codec(SMILE));

        codec.stop();

        assertThat(ask(client, "get", "a")).isEqualTo(TypedClient.NONE);
        assertThat(ask(client, "get", "a")).isEqualTo(TypedClient.NONE);
        assertThat(ask(client, "damaged")).isEqualTo("2");
        assertThat(ask(client, "errors")).isEqualTo("0");

        codec.start();

        assertThat(ask(client, "get", "a")).isEqualTo("first Ann of Town");
        assertThat(ask(client, "damaged")).isEqualTo("2");
    }

    @Test
    void codec_updatedAndRefreshed_isReadAgain() throws Exception {
        Bundle client = framework.start(client(CLIENT, SMILE, FIRST));
        ask(client, "put", "a", "Ann");
        Bundle codec = framework.bundle(Cast.codec(SMILE));
        ask(client, "get", "a");
        WeakReference<ClassLoader> old = loader(codec);

        Stagehand.update(codec);
        framework.refresh(codec);

        assertThat(ask(client, "get", "a")).isEqualTo("first Ann of Town");
        assertForgotten(old);
    }

    @Test
    void codec_thatIsHeldAfterItsStop_keepsNoClient() throws Exception {
        Bundle client = framework.start(client(CLIENT, SMILE, FIRST));
        ask(client, "put", "a", "Ann");
        ask(client, "get", "a");
        WeakReference<ClassLoader> loader = loader(client);
        Bundle codec = framework.bundle(Cast.codec(SMILE));
        Object service = codec.getBundleContext().getService(codec.getRegisteredServices()[0]);

        codec.stop();
        Stagehand.update(client);
        framework.refresh(client);

        assertForgotten(loader);
        assertThat(service.getClass().getClassLoader()).isNotNull();
    }

    private static String ask(Bundle client, String... words) {
        Function<List<String>, String> service = service(client);
        return service.apply(List.of(words));
    }

    @SuppressWarnings("unchecked")
    private static Function<List<String>, String> service(Bundle client) {
        return Services.service(
                client.getBundleContext(), Function.class, "(service.bundleid=" + client.getBundleId() + ")");
    }

    private static WeakReference<ClassLoader> loader(Bundle bundle) {
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    private static void assertForgotten(WeakReference<ClassLoader> loader) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).as("the loader of old").isNull();
        });
    }

    private static Path client(String symbolicName, String codec, String source) {
        return bundle(symbolicName, codec, source).build();
    }

    /** A client whose cache is shared. */
    private static Path sharing(String symbolicName, String codec, String source) {
        return bundle(symbolicName, codec, source)
                .with(TypedClient.SHARED, "yes")
                .build();
    }

    private static TestBundle bundle(String symbolicName, String codec, String source) {
        return TestBundle.named(symbolicName)
                .containing(TypedClient.class)
                .compiled(TypedClient.TYPE, source + HOME)
                .with("Bundle-Activator", TypedClient.class.getName())
                .with(TypedClient.CODEC, codec);
    }
}
