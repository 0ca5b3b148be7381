package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheEvict;
import org.twatcache.CachePut;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Methods that are to change what others gave, and cannot. */
class RefusedChangesTest {

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

    static Stream<Arguments> refused() {
        return Stream.of(
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
                bad(PutsAndEvicts.class, "save(java.lang.String)", "contradict each other"));
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
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.cached(CachedMethods.annotated(type), target(type)))
                .satisfies(thrown -> assertThat(thrown).hasMessageContainingAll(parts));
        assertThat(platform.platform().admin().caches()).isEmpty();
    }
}
