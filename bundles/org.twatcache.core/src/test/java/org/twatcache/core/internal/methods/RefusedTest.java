package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.twatcache.CacheCondition;
import org.twatcache.CacheDefaults;
import org.twatcache.CacheInvocation;
import org.twatcache.CacheKeyOf;
import org.twatcache.Cached;

/** Choices of methods that make no sense, and what is said of them. */
class RefusedTest extends RefusedInterfaces {

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
        CompletionStage<Optional<String>> later();
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
                bad(Later.class, "later()", "it returns java.util.Optional", "return the result, or null"),
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
                bad(SameName.class, "2 methods have the cache 'one'"),
                bad(NothingCached.class, "no method is cached; there are find(java.lang.String)"),
                bad(OfEveryObject.class, "toString()", "a method of every object"),
                bad(Static.class, "other()", "static or private"),
                bad(KeyForAll.class, "the CacheDefaults of", "key and keyOf are those of a method"),
                bad(MalformedDefaults.class, "find(java.lang.String)", "ttl: 'soon' is not a duration"));
    }
}
