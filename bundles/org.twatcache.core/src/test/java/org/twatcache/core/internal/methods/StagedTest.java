package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheCondition;
import org.twatcache.CacheEvict;
import org.twatcache.CacheInvocation;
import org.twatcache.CachePut;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Methods whose results come later. */
class StagedTest {

    interface Reports {

        @Cached(tags = "report:{0}")
        CompletionStage<@Nullable String> find(String id) throws IOException;

        CompletionStage<@Nullable String> any(Object key);

        @Cached(condition = NotShort.class)
        CompletableFuture<String> read(String id);

        @CachePut(value = "read", key = 0)
        CompletableFuture<String> save(String id, String text);

        @CachePut(value = "read", key = 0)
        String saveNow(String id, String text);

        @CacheEvict("read")
        CompletionStage<@Nullable Void> delete(String id);
    }

    /** Keeps what has more than two letters. */
    static final class NotShort implements CacheCondition {

        @Override
        public boolean applies(CacheInvocation call) {
            return true;
        }

        @Override
        public boolean keeps(CacheInvocation call, Object result) {
            if (result.equals("bad")) {
                throw new IllegalArgumentException("on purpose");
            }
            return result.toString().length() > 2;
        }
    }

    /** Gives what the test ends. */
    static final class Waiting implements Reports {

        final List<CompletableFuture<@Nullable String>> given = new ArrayList<>();
        final List<Thread> callers = new ArrayList<>();
        final CompletableFuture<@Nullable Void> deleted = new CompletableFuture<>();
        final CompletableFuture<String> saved = new CompletableFuture<>();

        @Nullable
        IOException thrown;

        boolean gives = true;

        @Override
        @SuppressWarnings("NullAway") // nothing, where the test wants it
        public CompletionStage<@Nullable String> find(String id) throws IOException {
            callers.add(Thread.currentThread());
            if (thrown != null) {
                throw thrown;
            }
            return gives ? next() : null;
        }

        @Override
        @SuppressWarnings({"NullAway", "unchecked"}) // no text is null
        public CompletableFuture<String> read(String id) {
            return (CompletableFuture<String>) (CompletableFuture<?>) next();
        }

        @Override
        public CompletionStage<@Nullable String> any(Object key) {
            return next();
        }

        private CompletableFuture<@Nullable String> next() {
            CompletableFuture<@Nullable String> next = new CompletableFuture<>();
            given.add(next);
            return next;
        }

        void end(int call, String text) {
            assertThat(given.get(call).complete(text)).isTrue();
        }

        @Override
        public CompletableFuture<String> save(String id, String text) {
            return saved;
        }

        @Override
        public String saveNow(String id, String text) {
            return text;
        }

        @Override
        public CompletionStage<@Nullable Void> delete(String id) {
            return deleted;
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final Waiting target = new Waiting();
    private final Reports reports = platform.contexts().cached(Reports.class, target);

    @AfterEach
    void close() {
        platform.close();
    }

    private static @Nullable Object ended(CompletionStage<? extends @Nullable Object> stage) {
        eventually().until(() -> stage.toCompletableFuture().isDone());
        return stage.toCompletableFuture().join();
    }

    private static @Nullable Throwable failed(CompletionStage<?> stage) {
        eventually().until(() -> stage.toCompletableFuture().isDone());
        try {
            Object unused = stage.toCompletableFuture().get();
            throw new AssertionError("it ended well");
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void method_isCalledOnce_onTheThreadOfItsCaller() throws IOException {
        CompletionStage<@Nullable String> first = reports.find("a");
        CompletionStage<@Nullable String> second = reports.find("a");
        assertThat(target.given).hasSize(1);
        assertThat(target.callers).containsExactly(Thread.currentThread());
        assertThat(first.toCompletableFuture()).isNotDone();

        target.end(0, "one");

        assertThat(ended(first)).isEqualTo("one");
        assertThat(ended(second)).isEqualTo("one");
        assertThat(reports.find("a").toCompletableFuture()).isCompletedWithValue("one");
        assertThat(target.given).hasSize(1);
        assertThat(CachedObject.of(reports).estimatedSize()).isEqualTo(1);
    }

    interface Squares {

        @Cached
        CompletableFuture<Integer> of(int number);
    }

    @Test
    void callers_atOnce_makeOneCallForEachKey() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Squares squares = platform.contexts().cached(Squares.class, number -> {
                calls.incrementAndGet();
                return CompletableFuture.supplyAsync(() -> number * number);
            });
            List<Future<Integer>> asked = new ArrayList<>();
            for (int call = 0; call < 8_000; call++) {
                int number = call / 8;
                asked.add(threads.submit(() -> squares.of(number).get(10, TimeUnit.SECONDS)));
            }
            for (int call = 0; call < asked.size(); call++) {
                int number = call / 8;
                assertThat(asked.get(call).get()).isEqualTo(number * number);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(calls).hasValue(1_000);
    }

    interface Words {

        @Cached(spec = "by.value=true")
        CompletableFuture<? extends List<String>> of(String text);
    }

    @Test
    void result_asBytes_isOfTheTypeThatTheStageNames() {
        Words words = platform.contexts()
                .cached(Words.class, text -> CompletableFuture.completedFuture(List.of(text.split(" ", -1))));
        Object first = ended(words.of("a b"));
        assertThat(first).isEqualTo(List.of("a", "b"));

        eventually().until(() -> words.of("a b").isDone());

        assertThat(ended(words.of("a b"))).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void caller_whoEndsOrCancelsHisFuture_disturbsNobody() {
        CompletableFuture<String> first = reports.read("a");
        CompletableFuture<String> second = reports.read("a");
        assertThat(first.complete("forged")).isTrue();
        target.end(0, "one");
        assertThat(ended(second)).isEqualTo("one");

        reports.read("a").obtrudeValue("forged");
        assertThat(reports.read("a").cancel(true)).isFalse();

        assertThat(ended(reports.read("a"))).isEqualTo("one");
        assertThat(target.given).hasSize(1);
    }

    @Test
    void failure_isEverybodysWhoWaitsAsItIs_andKeepsNothing() throws IOException {
        CompletionStage<@Nullable String> first = reports.find("a");
        CompletionStage<@Nullable String> second = reports.find("a");
        IllegalStateException failure = new IllegalStateException("on purpose");

        assertThat(target.given.get(0).completeExceptionally(failure)).isTrue();

        assertThat(failed(first)).isSameAs(failure);
        assertThat(failed(second)).isSameAs(failure);
        CompletionStage<@Nullable String> third = reports.find("a");
        target.end(1, "two");
        assertThat(ended(third)).isEqualTo("two");
    }

    @Test
    void method_thatThrowsOrGivesNothing_doesSoToItsCaller() throws IOException {
        target.thrown = new IOException("on purpose");
        assertThatThrownBy(() -> reports.find("a")).isSameAs(target.thrown);
        target.thrown = null;
        target.gives = false;
        assertThat(reports.find("a")).isNull();
        target.gives = true;

        CompletionStage<@Nullable String> now = reports.find("a");
        target.end(0, "one");
        assertThat(ended(now)).isEqualTo("one");
    }

    @Test
    void result_ofNull_isGivenAndNotKept() throws IOException {
        CompletionStage<@Nullable String> first = reports.find("a");
        assertThat(target.given.get(0).complete(null)).isTrue();
        assertThat(ended(first)).isNull();

        CompletionStage<@Nullable String> second = reports.find("a");

        assertThat(target.given).hasSize(2);
        assertThat(second.toCompletableFuture()).isNotDone();
    }

    @Test
    void result_thatTheConditionDoesNotKeep_isGivenOnly() {
        CompletableFuture<String> first = reports.read("a");
        target.end(0, "1");
        assertThat(ended(first)).isEqualTo("1");

        CompletableFuture<String> second = reports.read("a");
        target.end(1, "second");
        assertThat(ended(second)).isEqualTo("second");

        assertThat(reports.read("a")).isCompletedWithValue("second");
    }

    @Test
    void condition_thatThrows_isItsCallersFailure_andKeepsNothing() {
        CompletableFuture<String> first = reports.read("a");
        target.end(0, "bad");
        assertThat(failed(first)).isInstanceOf(IllegalArgumentException.class).hasMessage("on purpose");

        CompletableFuture<String> second = reports.read("a");
        target.end(1, "good");
        assertThat(ended(second)).isEqualTo("good");
    }

    @Test
    void tag_thatIsInvalidated_takesResultsAndWhatIsOnItsWay() throws IOException {
        CompletionStage<@Nullable String> kept = reports.find("a");
        target.end(0, "one");
        assertThat(ended(kept)).isEqualTo("one");
        CompletionStage<@Nullable String> onItsWay = reports.find("b");

        CachedObject.of(reports).invalidate("report:a");
        CachedObject.of(reports).invalidate("report:b");
        target.end(1, "two");
        assertThat(ended(onItsWay)).isEqualTo("two");

        assertThat(reports.find("a").toCompletableFuture()).isNotDone();
        assertThat(reports.find("b").toCompletableFuture()).isNotDone();
    }

    @Test
    void eviction_byAMethodThatEndsLater_isThereWhenItsCallerHears() {
        CompletableFuture<String> before = reports.read("a");
        target.end(0, "one");
        assertThat(ended(before)).isEqualTo("one");
        CompletableFuture<@Nullable Void> deleted = reports.delete("a").toCompletableFuture();
        assertThat(reports.read("a")).isCompletedWithValue("one");
        assertThat(deleted).isNotDone();

        assertThat(target.deleted.complete(null)).isTrue();

        assertThat(deleted).isDone();
        assertThat(reports.read("a")).isNotDone();
    }

    @Test
    void put_byAMethodThatEndsLater_isTheResultFromThenOn() {
        CompletableFuture<String> saved = reports.save("a", "new");
        CompletableFuture<String> read = reports.read("a");
        target.end(0, "old");
        assertThat(ended(read)).isEqualTo("old");
        assertThat(saved).isNotDone();

        assertThat(target.saved.complete("new")).isTrue();

        assertThat(ended(saved)).isEqualTo("new");
        assertThat(reports.read("a")).isCompletedWithValue("new");
        assertThat(reports.saveNow("a", "newer")).isEqualTo("newer");
        assertThat(reports.read("a")).isCompletedWithValue("newer");
    }

    @Test
    void put_thatFails_leavesWhatIsThereAndGivesTheFailure() {
        assertThat(reports.saveNow("a", "old")).isEqualTo("old");
        IllegalStateException failure = new IllegalStateException("on purpose");
        CompletableFuture<String> saved = reports.save("a", "new");

        assertThat(target.saved.completeExceptionally(failure)).isTrue();

        assertThat(failed(saved)).isSameAs(failure);
        assertThat(reports.read("a")).isCompletedWithValue("old");
    }

    @Test
    void methods_byRules_areKeptTheSame_andCalledWhereArgumentsAreNoKey() throws IOException {
        Reports ruled = (Reports) platform.contexts()
                .cached(CachedMethods.of(Reports.class).methods("find", "any").named("ruled"), target)
                .proxy();
        CompletionStage<@Nullable String> first = ruled.find("a");
        target.end(0, "one");
        assertThat(ended(first)).isEqualTo("one");
        assertThat(ruled.find("a").toCompletableFuture()).isCompletedWithValue("one");

        Object noKey = new Object();
        assertThat(ruled.any(noKey)).isSameAs(target.given.get(1));
        assertThat(ruled.any(noKey)).isSameAs(target.given.get(2));
    }

    @Test
    void caches_thatAreClosed_leaveCallsToTheTarget_alsoThoseOnTheirWay() throws IOException {
        CompletionStage<@Nullable String> first = reports.find("a");
        CompletionStage<@Nullable String> waiting = reports.find("a");

        CachedObject.of(reports).close();

        assertThat(reports.find("a")).isSameAs(target.given.get(target.given.size() - 1));
        eventually().until(() -> target.given.size() == 3);
        target.end(0, "one");
        target.end(1, "two");
        target.end(2, "three");
        assertThat(ended(first)).isEqualTo("one");
        assertThat(ended(waiting)).isIn("two", "three");
    }
}
