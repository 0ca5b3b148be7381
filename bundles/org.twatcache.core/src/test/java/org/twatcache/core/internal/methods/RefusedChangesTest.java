package org.twatcache.core.internal.methods;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.twatcache.CacheEvict;
import org.twatcache.CachePut;
import org.twatcache.Cached;

/** Methods that are to change what others gave, and cannot. */
class RefusedChangesTest extends RefusedInterfaces {

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
}
