package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheEvict;
import org.twatcache.CacheSpec;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Objects whose methods cannot be cached, whatever their annotations say. */
class RefusedObjectsTest {

    interface Nothing {
        @Cached
        void nothing();
    }

    interface Malformed {
        @Cached(ttl = "5 minutes")
        String find();
    }

    interface Primitive {
        @Cached
        int count(String id);
    }

    interface NothingCached {
        String find(String id);
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();

    @AfterEach
    void close() {
        platform.close();
    }

    /** What no method is called of. */
    private static Object target(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            throw new IllegalStateException("called");
        });
    }

    @Test
    void everything_thatIsWrong_isSaidAtOnce() {
        assertRefused(
                CachedMethods.annotated(Nothing.class, Malformed.class),
                Proxy.newProxyInstance(
                        Nothing.class.getClassLoader(),
                        new Class<?>[] {Nothing.class, Malformed.class},
                        (proxy, method, arguments) -> null),
                "it returns nothing",
                "'5 minutes' is not a duration");
    }

    static class OnTheClass implements NothingCached {
        @Override
        @Cached
        public String find(String id) {
            return id;
        }
    }

    interface Sound {
        @Cached
        String find(String id);
    }

    static class OnBoth implements Sound {
        @Override
        @CacheEvict(all = true)
        public String find(String id) {
            return id;
        }
    }

    @Test
    void annotation_onAMethodOfAClass_isRefused() {
        assertRefused(
                CachedMethods.annotated(NothingCached.class), new OnTheClass(), "OnTheClass.find", "that of a class");
        assertRefused(CachedMethods.annotated(Sound.class), new OnBoth(), "OnBoth.find", "that of a class");
    }

    @Test
    void target_thatDoesNotImplement_isRefused() {
        assertRefused(CachedMethods.annotated(Sound.class), "text", "java.lang.String cannot", "does not implement");
    }

    @Test
    @SuppressWarnings("NullAway") // Bad input.
    void null_isRefused() {
        Sound sound = id -> id;
        assertThatNullPointerException().isThrownBy(() -> contexts.cached(Sound.class, null));
        assertThatNullPointerException().isThrownBy(() -> contexts.cached((Class<Sound>) null, sound));
        assertThatNullPointerException().isThrownBy(() -> contexts.cached((CachedMethods) null, sound));
    }

    @Test
    void interface_thatTheOwnerDoesNotSee_isRefused() {
        CacheContexts blind = platform.platform()
                .contextsOf(platform.owner("com.acme.blind", ClassSpace.of(ClassLoader.getPlatformClassLoader())));
        Sound sound = id -> id;
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> blind.cached(Sound.class, sound))
                .withMessageContaining(Sound.class.getName() + " is not visible to the owner");
        CachedMethods seen =
                CachedMethods.annotated(Sound.class).classLoader(RefusedObjectsTest.class.getClassLoader());
        assertThat(((Sound) blind.cached(seen, sound).proxy()).find("a")).isEqualTo("a");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> blind.cached(
                        CachedMethods.annotated(Sound.class).classLoader(ClassLoader.getPlatformClassLoader()), sound))
                .withMessageContaining("is not visible to ");
    }

    @Test
    void name_isOfOneObject_untilThatIsClosed() {
        Sound first = contexts.cached(Sound.class, id -> "first");
        Sound second = id -> "second";
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.cached(Sound.class, second))
                .withMessageContaining(Sound.class.getName() + ".find(java.lang.String)")
                .withMessageContaining("CachedMethods.named");
        String name = CachedObject.of(first).names().get(0);
        CacheSpec<String, String> spec = TestPlatform.strings().named(name).build();
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.memoize(spec, id -> id))
                .withMessageContaining("another function");
        assertThat(first.find("a")).isEqualTo("first");
        CachedObject.of(first).close();
        assertThat(contexts.cached(Sound.class, second).find("a")).isEqualTo("second");
        CachedObject.of(first).close();
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.cached(Sound.class, second));
    }

    interface Two {
        @Cached
        String find(String id);

        @Cached
        String list();
    }

    @Test
    void name_thatIsOpenOtherwise_leavesNothingOpen() {
        String name = Two.class.getName() + ".list()";
        try (Cache<String, String> open =
                contexts.open(TestPlatform.strings().named(name).build())) {
            assertThatExceptionOfType(CacheConfigurationException.class)
                    .isThrownBy(() -> contexts.cached(CachedMethods.annotated(Two.class), target(Two.class)))
                    .withMessageContaining("method java.lang.String list()")
                    .withMessageContaining("is open with another spec");
            assertThat(platform.platform().admin().caches()).hasSize(1);
            open.put("a", "b");
        }
        CachedObject now = contexts.cached(CachedMethods.annotated(Two.class), target(Two.class));
        assertThat(now.names()).hasSize(2);
    }

    interface Strict {
        @Cached(engine = "nope", spec = "required=true")
        String find(String id);
    }

    interface Patient {
        @Cached(engine = "nope")
        String find(String id);
    }

    @Test
    void engine_thatIsNotThere_isOnlyWaitedFor() {
        Strict strict = id -> id;
        assertThatExceptionOfType(EngineNotAvailableException.class)
                .isThrownBy(() -> contexts.cached(Strict.class, strict))
                .withMessageContaining("nope");
        Patient patient = contexts.cached(Patient.class, id -> id + "!");
        assertThat(patient.find("a")).isEqualTo("a!");
    }

    @Test
    void owner_thatEnded_cachesNothing() {
        platform.owner().end("its bundle stopped");
        Sound sound = id -> id;
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> contexts.cached(Sound.class, sound))
                .withMessageContaining("its bundle stopped");
    }

    @Test
    void rules_thatDoNotFit_areRefused() {
        Supplier<String> target = () -> "";
        CachedMethods methods = CachedMethods.of(Supplier.class);
        assertRefused(methods, target, "no method is cached; there are get()");
        assertRefused(methods.methods("find*"), target, "no method is cached");
        assertRefused(methods.methods("get").evicting("g*"), target, "chosen to be cached and to evict", "!get");
        assertRefused(
                CachedMethods.of(Primitive.class).methods("*"),
                target(Primitive.class),
                "it returns the primitive int");
    }

    private void assertRefused(CachedMethods methods, Object target, String... parts) {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.cached(methods, target))
                .satisfies(thrown -> assertThat(thrown).hasMessageContainingAll(parts));
        assertThat(platform.platform().admin().caches()).isEmpty();
    }
}
