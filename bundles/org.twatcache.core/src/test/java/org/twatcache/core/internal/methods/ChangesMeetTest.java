package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CachedMethods;
import org.twatcache.core.internal.fixture.Eventually;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;
import org.twatcache.core.internal.methods.ChangesTest.InMemory;
import org.twatcache.core.internal.methods.ChangesTest.Report;
import org.twatcache.core.internal.methods.ChangesTest.Reports;

/** Calls that change what others gave, and meet other calls. */
class ChangesMeetTest {

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));

    @AfterEach
    void close() {
        platform.close();
    }

    private static Report report(String id, String text) {
        return new Report(id, text);
    }

    private Reports named(String name, InMemory of) {
        return (Reports) platform.contexts()
                .cached(CachedMethods.annotated(Reports.class).named(name), of)
                .proxy();
    }

    @Test
    void resultComputedFromBefore_isNotKept_wherePassedByAnEviction() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        InMemory slow = new InMemory() {
            @Override
            public @Nullable Report find(String id) throws IOException {
                Report found = super.find(id);
                reading.countDown();
                Threads.uninterruptibly(go::await);
                return found;
            }
        };
        slow.reports.put("a", report("a", "old"));
        Reports cached = named("slow", slow);
        Running<Report> early = Threads.start(() -> Objects.requireNonNull(cached.find("a")));
        reading.await();
        cached.delete("a");
        go.countDown();
        assertThat(early.result()).isEqualTo(report("a", "old"));
        assertThat(cached.find("a")).isNull();
    }

    @Test
    void resultComputedMeanwhile_isGone_whenAMethodThatEvictsBeforeReturns() throws IOException {
        AtomicReference<Reports> itself = new AtomicReference<>();
        InMemory reading = new InMemory() {
            @Override
            public void replace(String id) throws IOException {
                assertThat(itself.get().find(id)).isEqualTo(report("a", "old"));
                super.replace(id);
                throw new IOException("too late");
            }
        };
        reading.reports.put("a", report("a", "old"));
        Reports cached = named("reading", reading);
        itself.set(cached);
        assertThatThrownBy(() -> cached.replace("a")).hasMessage("too late");
        assertThat(cached.find("a")).isNull();
    }

    @Test
    void putsThatOverlap_leaveNothingBehind() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        InMemory slow = new InMemory() {
            @Override
            public Report rename(String text, String id) {
                Report renamed = super.rename(text, id);
                if (text.equals("first")) {
                    inside.countDown();
                    Threads.uninterruptibly(go::await);
                }
                return renamed;
            }
        };
        Reports cached = named("slow", slow);
        Running<Report> first = Threads.start(() -> cached.rename("first", "a"));
        inside.await();
        assertThat(cached.rename("second", "a")).isEqualTo(report("a", "second"));
        go.countDown();
        assertThat(first.result()).isEqualTo(report("a", "first"));
        assertThat(cached.find("a")).isEqualTo(report("a", "second"));
        assertThat(slow.calls).hasValue(1);
        assertThat(cached.rename("third", "a")).isEqualTo(report("a", "third"));
        assertThat(cached.find("a")).isEqualTo(report("a", "third"));
        assertThat(slow.calls).hasValue(1);
    }

    @Test
    void put_thatMeetsAnEviction_leavesNothingBehind() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        InMemory slow = new InMemory() {
            @Override
            public Report rename(String text, String id) {
                Report renamed = super.rename(text, id);
                inside.countDown();
                Threads.uninterruptibly(go::await);
                return renamed;
            }
        };
        Reports cached = named("slow", slow);
        Running<Report> renaming = Threads.start(() -> cached.rename("text", "a"));
        inside.await();
        cached.delete("a");
        go.countDown();
        assertThat(renaming.result()).isEqualTo(report("a", "text"));
        assertThat(cached.find("a")).isNull();
    }

    @Test
    void evictionThatWaits_isSeenByNobodyEarly() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        InMemory slow = new InMemory() {
            @Override
            public void delete(String id) throws IOException {
                Threads.uninterruptibly(go::await);
                super.delete(id);
            }
        };
        slow.reports.put("a", report("a", "old"));
        Reports cached = named("slow", slow);
        Running<Boolean> deleting = Threads.start(() -> {
            cached.delete("a");
            return cached.find("a") == null;
        });
        Eventually.awaitWaiting(deleting);
        assertThat(cached.find("a")).isEqualTo(report("a", "old"));
        go.countDown();
        assertThat(deleting.result()).isTrue();
    }
}
