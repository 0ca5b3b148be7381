package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheCondition;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheDefaults;
import org.twatcache.CacheEvict;
import org.twatcache.CacheInvocation;
import org.twatcache.CacheKeyOf;
import org.twatcache.CachePut;
import org.twatcache.CacheSpec;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Choices of methods that make no sense, and what is said of them. */
class RefusedTest {

    interface Nothing {
        @Cached
        void nothing();
    }

    interface Primitive {
        @Cached
        int count(String id);
    }

    interface Maybe {
        @Cached
        Optional<String> maybe();
    }

    interface MaybeInt {
        @Cached
        OptionalInt maybe();
    }

    interface Streamed {
        @Cached
        Stream<String> stream();
    }

    interface StreamedInts {
        @Cached
        IntStream ints();
    }

    interface Iterated {
        @Cached
        Iterator<String> iterator();
    }

    interface Later {
        @Cached
        CompletionStage<String> later();
    }

    interface LaterToo {
        @Cached
        Future<String> later();
    }

    interface Opened {
        @Cached
        InputStream open();
    }

    interface Source<T> {
        @Cached
        T get();
    }

    interface StreamSource extends Source<Stream<String>> {}

    interface Malformed {
        @Cached(ttl = "5 minutes")
        String find();
    }

    interface Negative {
        @Cached(maximumSize = -1)
        String find();
    }

    interface NoPair {
        @Cached(spec = "jitter")
        String find();
    }

    interface UnknownValue {
        @Cached(spec = "color=red")
        String find();
    }

    interface Twice {
        @Cached(ttl = "5m", spec = "ttl=5m")
        String find();
    }

    interface TwiceInSpec {
        @Cached(spec = {"codec=a", "codec=b"})
        String find();
    }

    interface Contradictory {
        @Cached(spec = "jitter=0.1")
        String find();
    }

    interface KeyOutside {
        @Cached(key = 1)
        String find(String id);
    }

    interface KeyTwice {
        @Cached(key = {0, 0})
        String find(String id);
    }

    static class Made implements CacheKeyOf {
        @Override
        public List<? extends @Nullable Object> parts(CacheInvocation call) {
            return call.arguments();
        }
    }

    interface TwoKeys {
        @Cached(key = 0, keyOf = Made.class)
        String find(String id);
    }

    static class Needing implements CacheCondition {
        Needing(String something) {
            assertThat(something).isNotNull();
        }

        @Override
        public boolean applies(CacheInvocation call) {
            return true;
        }
    }

    interface NoConstructor {
        @Cached(condition = Needing.class)
        String find(String id);
    }

    static class Throwing implements CacheCondition {
        Throwing() {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public boolean applies(CacheInvocation call) {
            return true;
        }
    }

    interface BrokenCondition {
        @Cached(condition = Throwing.class)
        String find(String id);
    }

    interface CachedAndEvicting {
        @Cached
        @CacheEvict(all = true)
        String find(String id);
    }

    interface CachedAndPutting {
        @Cached
        @CachePut("find")
        String find(String id);
    }

    interface NoSuchMethod {
        @Cached
        String find(String id);

        @CacheEvict("search")
        void save(String id);
    }

    interface NoKey {
        @Cached
        String find(String id);

        @CacheEvict("find")
        void save(String id, String text);
    }

    interface OtherKey {
        @Cached
        String find(String id);

        @CacheEvict("find")
        void save(int number);
    }

    interface NotEvery {
        @Cached
        String find(String id);

        @Cached
        String list();

        @CacheEvict
        void save(String id);
    }

    interface AllAndKey {
        @Cached
        String find(String id);

        @CacheEvict(all = true, key = 0)
        void save(String id);
    }

    interface OtherResult {
        @Cached
        String find(String id);

        @CachePut("find")
        Integer save(String id);
    }

    interface PutsNothing {
        @Cached
        String find(String id);

        @CachePut("find")
        void save(String id);
    }

    interface Ambiguous {
        @Cached
        Object find(CharSequence id);

        @Cached
        Object find(Comparable<String> id);

        @CachePut("find")
        Object save(String id);
    }

    interface PutsAndEvicts {
        @Cached
        String find(String id);

        @CachePut("find")
        @CacheEvict(value = "find", all = true)
        String save(String id);
    }

    interface SameName {
        @Cached(name = "one")
        String find(String id);

        @Cached(name = "one")
        String list();
    }

    interface NothingCached {
        String find(String id);
    }

    interface OfEveryObject {
        @Cached
        String find(String id);

        @Override
        @Cached
        String toString();
    }

    interface Static {
        @Cached
        String find(String id);

        @Cached
        static String other() {
            return "";
        }
    }

    @CacheDefaults(@Cached(key = 0))
    interface KeyForAll {
        @Cached
        String find(String id);
    }

    @CacheDefaults(@Cached(ttl = "soon"))
    interface MalformedDefaults {
        @Cached
        String find(String id);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                bad(Nothing.class, "void nothing()", "it returns nothing"),
                bad(Primitive.class, "int count(java.lang.String)", "the primitive int", "return Integer"),
                bad(Maybe.class, "maybe()", "it returns java.util.Optional", "return the result, or null"),
                bad(MaybeInt.class, "maybe()", "it returns java.util.OptionalInt"),
                bad(Streamed.class, "stream()", "it returns java.util.stream.Stream", "return a list"),
                bad(StreamedInts.class, "ints()", "it returns java.util.stream.IntStream"),
                bad(Iterated.class, "iterator()", "it returns java.util.Iterator", "once only"),
                bad(Later.class, "later()", "it returns java.util.concurrent.CompletionStage"),
                bad(LaterToo.class, "later()", "it returns java.util.concurrent.Future"),
                bad(Opened.class, "open()", "it returns java.io.InputStream", "closed by the first"),
                bad(StreamSource.class, "get()", "it returns java.util.stream.Stream"),
                bad(Malformed.class, "find()", "ttl: '5 minutes' is not a duration"),
                bad(Negative.class, "find()", "max.size: '-1' is not more than zero"),
                bad(NoPair.class, "find()", "\"jitter\" is not key=value"),
                bad(UnknownValue.class, "find()", "color: there is no such key"),
                bad(Twice.class, "find()", "\"ttl=5m\" has an attribute of its own"),
                bad(TwiceInSpec.class, "find()", "spec has codec twice"),
                bad(Contradictory.class, "find()", "jitter shortens ttl, and there is none"),
                bad(KeyOutside.class, "find(java.lang.String)", "key = {1}", "1 parameters"),
                bad(KeyTwice.class, "find(java.lang.String)", "key = {0, 0}"),
                bad(TwoKeys.class, "find(java.lang.String)", "key and keyOf contradict each other"),
                bad(NoConstructor.class, "find(java.lang.String)", "Needing has no constructor"),
                bad(BrokenCondition.class, "find(java.lang.String)", "Throwing could not be made", "on purpose"),
                bad(CachedAndEvicting.class, "find(java.lang.String)", "Cached contradicts"),
                bad(CachedAndPutting.class, "find(java.lang.String)", "Cached contradicts"),
                bad(NoSuchMethod.class, "save(java.lang.String)", "no cached method 'search'", "[find]"),
                bad(NoKey.class, "save(java.lang.String,java.lang.String)", "are not the key of one of"),
                bad(OtherKey.class, "save(int)", "[int] are not the key of one of [find(java.lang.String)]"),
                bad(NotEvery.class, "save(java.lang.String)", "or evict all"),
                bad(AllAndKey.class, "save(java.lang.String)", "all contradicts key"),
                bad(OtherResult.class, "save(java.lang.String)", "its result is not that of find"),
                bad(PutsNothing.class, "save(java.lang.String)", "its result is not that of find"),
                bad(Ambiguous.class, "save(java.lang.String)", "are not the key of one of"),
                bad(PutsAndEvicts.class, "save(java.lang.String)", "contradict each other"),
                bad(SameName.class, "2 methods have the cache 'one'"),
                bad(NothingCached.class, "no method is cached; there are find(java.lang.String)"),
                bad(OfEveryObject.class, "toString()", "a method of every object"),
                bad(Static.class, "other()", "static or private"),
                bad(KeyForAll.class, "the CacheDefaults of", "key and keyOf are those of a method"),
                bad(MalformedDefaults.class, "find(java.lang.String)", "ttl: 'soon' is not a duration"));
    }

    private static Arguments bad(Class<?> type, Object... parts) {
        return Arguments.of(type, Arrays.copyOf(parts, parts.length, String[].class));
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

    @ParameterizedTest
    @MethodSource
    void refused(Class<?> type, String[] parts) {
        assertRefused(CachedMethods.annotated(type), target(type), parts);
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
        CachedMethods seen = CachedMethods.annotated(Sound.class).classLoader(RefusedTest.class.getClassLoader());
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
