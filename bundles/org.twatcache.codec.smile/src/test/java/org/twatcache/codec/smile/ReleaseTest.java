package org.twatcache.codec.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.codec.Codec;
import org.twatcache.codec.ValueCodec;
import org.twatcache.codec.smile.Samples.Dog;
import org.twatcache.codec.smile.Samples.Kennel;

/** Classes of an owner are found by the request alone, and are forgotten with what was opened for it. */
class ReleaseTest {

    private static final String A = "public class A { I i = new B(); public Object other() { return i; } }";
    private static final String I = "public interface I {}";
    private static final String B = "public class B implements I { java.util.List<C> all = java.util.List.of(C.X); }";
    private static final String C = "public enum C { X, Y }";

    @TempDir
    Path folder;

    private final Codec service = new SmileCodec();
    private final List<Object> planted = new ArrayList<>();

    private WeakReference<ClassLoader> use(boolean leak) throws Exception {
        ClassLoader loader = Compiled.loader(folder, A, I, B, C);
        Class<?> type = loader.loadClass("p.A");
        ValueCodec codec = service.open(Request.by(loader, type, "p"));
        byte[] bytes = Coding.encode(codec, type.getConstructor().newInstance());
        Object back = Coding.decode(codec, bytes);
        assertThat(back.getClass()).isSameAs(type);
        if (leak) {
            planted.add(codec);
        }
        ((Closeable) loader).close();
        return new WeakReference<>(loader);
    }

    private static boolean gone(WeakReference<ClassLoader> loader) {
        System.gc();
        return loader.get() == null;
    }

    @Test
    void loader_codecLetGo_isCollected() throws Exception {
        for (int i = 0; i < 5; i++) {
            WeakReference<ClassLoader> loader = use(false);

            await().atMost(Duration.ofSeconds(20)).until(() -> gone(loader));
        }
    }

    @Test
    void loader_codecKept_isSeenAsALeak() throws Exception {
        WeakReference<ClassLoader> leaked = use(true);
        WeakReference<ClassLoader> control = use(false);

        await().atMost(Duration.ofSeconds(20)).until(() -> gone(control));

        assertThat(gone(leaked)).isFalse();
        assertThat(planted).hasSize(1);
    }

    @Test
    void foreignThreads_poisonedContextLoader_isNeverAsked() throws Exception {
        List<String> asked = new ArrayList<>();
        ClassLoader poisoned = new ClassLoader(null) {
            @Override
            protected synchronized Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                throw new ClassNotFoundException(name);
            }
        };
        Kennel kennel = new Kennel(List.of(new Dog("a"), new Dog("b")));
        ValueCodec shared = Coding.open(Kennel.class, RoundTripTest.OWN);
        Callable<Void> use = () -> {
            Thread.currentThread().setContextClassLoader(poisoned);
            for (int i = 0; i < 2_000; i++) {
                assertThat(Coding.decode(shared, Coding.encode(shared, kennel))).isEqualTo(kennel);
            }
            assertThat(Coding.roundTrip(Kennel.class, kennel, RoundTripTest.OWN))
                    .isEqualTo(kennel);
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> future : threads.invokeAll(List.of(use, use, use, use))) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void serviceLoader_standalone_findsTheCodec() {
        assertThat(ServiceLoader.load(Codec.class, Codec.class.getClassLoader()))
                .hasAtLeastOneElementOfType(SmileCodec.class);
    }
}
