package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheDefaults;
import org.twatcache.CacheEvict;
import org.twatcache.CacheOperationException;
import org.twatcache.CachePut;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

/** Results that are forgotten together. */
class TaggedTest {

    enum Color {
        RED,
        BLUE {
            @Override
            public String toString() {
                return "azure";
            }
        }
    }

    @CacheDefaults(@Cached(tags = "paintings"))
    interface Paintings {

        @Cached(tags = {"color:{0}", "room:{1}"})
        String find(Color color, @Nullable Integer room);

        @Cached
        String all();

        @CacheEvict(tags = "color:{0}")
        void bleach(Color color);

        @CacheEvict(value = "find", tags = "room:{0}")
        void close(int room);

        @CachePut(
                value = "find",
                tags = {"color:{0}", "room:{1}"})
        String paint(Color color, Integer room);

        @CachePut("all")
        String hang();
    }

    static class Counting implements Paintings {

        final AtomicInteger calls = new AtomicInteger();

        @Override
        public String find(Color color, @Nullable Integer room) {
            return color + "" + room + "#" + calls.incrementAndGet();
        }

        @Override
        public String all() {
            return "all" + calls.incrementAndGet();
        }

        @Override
        public void bleach(Color color) {}

        @Override
        public void close(int room) {}

        @Override
        public String paint(Color color, Integer room) {
            return "painted" + calls.incrementAndGet();
        }

        @Override
        public String hang() {
            return "hung" + calls.incrementAndGet();
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void results_areForgotten_byTheirTags() {
        Paintings paintings = contexts.cached(Paintings.class, new Counting());
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#1");
        assertThat(paintings.find(Color.BLUE, 1)).isEqualTo("azure1#2");
        assertThat(paintings.find(Color.BLUE, null)).isEqualTo("azurenull#3");
        assertThat(paintings.all()).isEqualTo("all4");
        paintings.bleach(Color.BLUE);
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#1");
        assertThat(paintings.find(Color.BLUE, 1)).isEqualTo("azure1#5");
        assertThat(paintings.find(Color.BLUE, null)).isEqualTo("azurenull#6");
        paintings.close(1);
        assertThat(paintings.find(Color.BLUE, null)).isEqualTo("azurenull#6");
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#7");
        CachedObject cached = CachedObject.of(paintings);
        cached.invalidate("paintings");
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#7");
        assertThat(paintings.all()).isEqualTo("all8");
        cached.invalidate("color:RED");
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#9");
    }

    @Test
    void put_hasTheTags_thatItSaysOrThoseOfTheMethod() {
        Paintings paintings = contexts.cached(Paintings.class, new Counting());
        assertThat(paintings.paint(Color.RED, 1)).isEqualTo("painted1");
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("painted1");
        paintings.close(1);
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#2");
        assertThat(paintings.hang()).isEqualTo("hung3");
        assertThat(paintings.all()).isEqualTo("hung3");
        CachedObject.of(paintings).invalidate("paintings");
        assertThat(paintings.all()).isEqualTo("all4");
    }

    @Test
    void put_thatMeetsAnInvalidation_leavesNothingBehind() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Paintings paintings = contexts.cached(Paintings.class, new Counting() {
            @Override
            public String paint(Color color, Integer room) {
                inside.countDown();
                Threads.uninterruptibly(go::await);
                return "old";
            }
        });
        Running<String> painting = Threads.start(() -> paintings.paint(Color.RED, 1));
        inside.await();
        paintings.bleach(Color.RED);
        go.countDown();
        assertThat(painting.result()).isEqualTo("old");
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#1");
    }

    @Test
    void tags_ofTheChoice_areThoseOfAllResults() {
        CachedObject ruled = contexts.cached(
                CachedMethods.of(Paintings.class)
                        .methods("find", "all")
                        .named("ruled")
                        .tags("service"),
                new Counting());
        Paintings paintings = (Paintings) ruled.proxy();
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#1");
        assertThat(paintings.all()).isEqualTo("all2");
        ruled.invalidate("other");
        assertThat(paintings.all()).isEqualTo("all2");
        ruled.invalidate("service");
        assertThat(paintings.find(Color.RED, 1)).isEqualTo("RED1#3");
        assertThat(paintings.all()).isEqualTo("all4");
        CachedObject annotated =
                contexts.cached(CachedMethods.annotated(Paintings.class).tags("service"), new Counting());
        Paintings both = (Paintings) annotated.proxy();
        assertThat(both.paint(Color.RED, 1)).isEqualTo("painted1");
        assertThat(both.hang()).isEqualTo("hung2");
        annotated.invalidate("service");
        assertThat(both.find(Color.RED, 1)).isEqualTo("RED1#3");
        assertThat(both.all()).isEqualTo("all4");
        annotated.close();
        assertThatCode(() -> annotated.invalidate("service")).doesNotThrowAnyException();
    }

    @Test
    void object_withoutTags_invalidatesNothing() {
        CachedObject untagged =
                contexts.cached(CachedMethods.of(Paintings.class).methods("all"), new Counting());
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> untagged.invalidate("tag"))
                .withMessageContaining("no method whose results have tags");
    }

    interface Texts {

        @Cached(tags = "{0}")
        String find(String text);
    }

    @Test
    void tag_thatCannotBeOne_isAnError_andTheMethodIsNotCalled() {
        AtomicInteger calls = new AtomicInteger();
        Texts texts = contexts.cached(Texts.class, text -> text + calls.incrementAndGet());
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> texts.find(""))
                .withMessageContaining("a tag has 1 to 1024 characters");
        assertThatExceptionOfType(CacheOperationException.class).isThrownBy(() -> texts.find("a".repeat(1_025)));
        assertThat(calls).hasValue(0);
        assertThat(texts.find("a")).isEqualTo("a1");
    }

    interface NoPlace {
        @Cached(tags = "report:{id}")
        String find(String id);
    }

    interface OpenPlace {
        @Cached(tags = "report:{0")
        String find(String id);
    }

    interface Outside {
        @Cached(tags = "report:{1}")
        String find(String id);
    }

    interface OfAnObject {
        @Cached(tags = "report:{0}")
        String find(Object id);
    }

    interface BesideTheKey {
        @Cached(key = 0, tags = "customer:{1}")
        String find(String id, String customer);
    }

    interface Empty {
        @Cached(tags = "")
        String find(String id);
    }

    interface UntaggedEvict {
        @Cached
        String find(String id);

        @CacheEvict(tags = "a")
        void forget();
    }

    interface TagsAndAll {
        @Cached(tags = "a")
        String find(String id);

        @CacheEvict(tags = "a", all = true)
        void forget();
    }

    interface UntaggedPut {
        @Cached
        String find(String id);

        @CachePut(value = "find", tags = "a")
        String save(String id);
    }

    interface PutWithoutTags {
        @Cached(tags = "report:{0}")
        String find(String id);

        @CachePut("find")
        String save(String id);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(NoPlace.class, "'report:{id}': it is no text with places such as {0}"),
                Arguments.of(OpenPlace.class, "'report:{0': it is no text with places"),
                Arguments.of(Outside.class, "there is no argument at position 1"),
                Arguments.of(OfAnObject.class, "the argument at position 0 is a java.lang.Object"),
                Arguments.of(BesideTheKey.class, "an argument in them is not part of the key"),
                Arguments.of(Empty.class, "'': it is no text"),
                Arguments.of(UntaggedEvict.class, "not all results of [find(java.lang.String)] have tags"),
                Arguments.of(TagsAndAll.class, "tags contradicts all, key and keyOf"),
                Arguments.of(UntaggedPut.class, "find(java.lang.String) has no tags; leave them out"),
                Arguments.of(PutWithoutTags.class, "has tags with arguments; say which they are here"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Class<?> type, String reason) {
        Object target = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.cached(CachedMethods.annotated(type), target))
                .withMessageContaining("of " + type.getName())
                .withMessageContaining(reason);
        assertThat(platform.platform().admin().caches()).isEmpty();
    }
}
