package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheCondition;
import org.twatcache.CacheContexts;
import org.twatcache.CacheDefaults;
import org.twatcache.CacheEvict;
import org.twatcache.CacheInvocation;
import org.twatcache.CacheKeyOf;
import org.twatcache.CacheOperationException;
import org.twatcache.CachePut;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Methods that change what others gave, and calls that are told apart. */
class ChangesTest {

    record Report(String id, String text) {}

    static final class IdOfReport implements CacheKeyOf {
        @Override
        public List<? extends @Nullable Object> parts(CacheInvocation call) {
            assertThat(call.method().getName()).isIn("save", "drop");
            return List.of(((Report) Objects.requireNonNull(call.arguments().get(0))).id());
        }
    }

    static final class TwoParts implements CacheKeyOf {
        @Override
        public List<? extends @Nullable Object> parts(CacheInvocation call) {
            return List.of("a", "b");
        }
    }

    static final class Kept implements CacheCondition {
        @Override
        public boolean applies(CacheInvocation call) {
            return !"uncached".equals(call.arguments().get(0));
        }

        @Override
        public boolean keeps(CacheInvocation call, Object result) {
            return !result.toString().contains("unkept");
        }
    }

    interface Reports {

        @Cached
        @Nullable
        Report find(String id) throws IOException;

        @Cached
        List<String> ids();

        @Cached(key = 0)
        String traced(String id, Object trace);

        @Cached(condition = Kept.class)
        String conditional(String id);

        @CachePut(value = "find", keyOf = IdOfReport.class)
        @CacheEvict(value = "ids", all = true)
        @Nullable
        Report save(Report report) throws IOException;

        @CachePut(value = "find", key = 1, condition = Kept.class)
        Report rename(String text, String id);

        @CacheEvict("find")
        @CacheEvict(value = "ids", all = true)
        void delete(String id) throws IOException;

        @CacheEvict(value = "find", keyOf = IdOfReport.class)
        void drop(Report report);

        @CacheEvict(value = "find", keyOf = TwoParts.class)
        void badlyKeyed();

        @CacheEvict(
                value = {"find", "traced"},
                key = 0,
                before = true)
        void replace(String id) throws IOException;

        @CacheEvict(all = true)
        void reset();

        @CacheEvict(value = "find", condition = Kept.class)
        void maybe(String id);
    }

    /** Its reports are what it was told last. */
    static class InMemory implements Reports {

        final Map<String, Report> reports = new ConcurrentHashMap<>();
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public @Nullable Report find(String id) throws IOException {
            calls.incrementAndGet();
            return reports.get(id);
        }

        @Override
        public List<String> ids() {
            calls.incrementAndGet();
            return List.copyOf(reports.keySet());
        }

        @Override
        public String traced(String id, Object trace) {
            return id + calls.incrementAndGet();
        }

        @Override
        public String conditional(String id) {
            return id + calls.incrementAndGet();
        }

        @Override
        public @Nullable Report save(Report report) throws IOException {
            reports.put(report.id(), report);
            return report;
        }

        @Override
        public Report rename(String text, String id) {
            Report renamed = new Report(id, text);
            reports.put(id, renamed);
            return renamed;
        }

        @Override
        public void delete(String id) throws IOException {
            reports.remove(id);
        }

        @Override
        public void drop(Report report) {
            reports.remove(report.id());
        }

        @Override
        public void badlyKeyed() {
            calls.incrementAndGet();
        }

        @Override
        public void replace(String id) throws IOException {
            reports.remove(id);
        }

        @Override
        public void reset() {
            reports.clear();
        }

        @Override
        public void maybe(String id) {
            reports.remove(id);
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();
    private final InMemory target = new InMemory();
    private final Reports reports = contexts.cached(Reports.class, target);

    @AfterEach
    void close() {
        platform.close();
    }

    private static Report report(String id, String text) {
        return new Report(id, text);
    }

    private Reports named(String name, InMemory of) {
        return (Reports) contexts.cached(CachedMethods.annotated(Reports.class).named(name), of)
                .proxy();
    }

    @Test
    void put_isFoundWithoutACall() throws IOException {
        assertThat(reports.save(report("a", "one"))).isEqualTo(report("a", "one"));
        assertThat(reports.find("a")).isEqualTo(report("a", "one"));
        assertThat(target.calls).hasValue(0);
        assertThat(reports.rename("two", "a")).isEqualTo(report("a", "two"));
        assertThat(reports.find("a")).isEqualTo(report("a", "two"));
        assertThat(target.calls).hasValue(0);
    }

    @Test
    void put_ofWhatIsNotKept_evicts() throws IOException {
        assertThat(reports.save(report("a", "one"))).isNotNull();
        assertThat(reports.rename("unkept", "a")).isEqualTo(report("a", "unkept"));
        assertThat(reports.find("a")).isEqualTo(report("a", "unkept"));
        assertThat(target.calls).hasValue(1);
        Reports nothing = named("nothing", new InMemory() {
            @Override
            public @Nullable Report save(Report report) {
                boolean first = reports.putIfAbsent(report.id(), report) == null;
                return first ? report : null;
            }
        });
        assertThat(nothing.save(report("a", "one"))).isNotNull();
        assertThat(CachedObject.of(nothing).estimatedSize()).isEqualTo(1);
        assertThat(nothing.save(report("a", "two"))).isNull();
        assertThat(CachedObject.of(nothing).estimatedSize()).isZero();
    }

    @Test
    void put_whoseConditionDoesNotApply_changesNothing() throws IOException {
        assertThat(reports.save(report("a", "one"))).isNotNull();
        assertThat(reports.rename("uncached", "a")).isEqualTo(report("a", "uncached"));
        assertThat(reports.find("a")).isEqualTo(report("a", "one"));
    }

    @Test
    void eviction_isOfTheKeyOrOfAll_asItSays() throws IOException {
        assertThat(reports.save(report("a", "one"))).isNotNull();
        assertThat(reports.save(report("b", "one"))).isNotNull();
        assertThat(reports.ids()).containsExactlyInAnyOrder("a", "b");
        reports.delete("a");
        assertThat(reports.find("a")).isNull();
        assertThat(reports.ids()).containsExactly("b");
        int calls = target.calls.get();
        assertThat(reports.find("b")).isEqualTo(report("b", "one"));
        assertThat(target.calls).hasValue(calls);
        reports.drop(report("b", "other"));
        assertThat(reports.find("b")).isNull();
        assertThat(reports.traced("a", 1)).isEqualTo(reports.traced("a", 2));
        reports.reset();
        assertThat(CachedObject.of(reports).estimatedSize()).isZero();
    }

    @Test
    void eviction_whoseConditionDoesNotApply_changesNothing() throws IOException {
        assertThat(reports.save(report("uncached", "one"))).isNotNull();
        assertThat(reports.save(report("a", "one"))).isNotNull();
        reports.maybe("uncached");
        reports.maybe("a");
        assertThat(reports.find("uncached")).isEqualTo(report("uncached", "one"));
        assertThat(reports.find("a")).isNull();
    }

    @Test
    void keyOfAnotherForm_isAnError_andTheMethodIsNotCalled() {
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(reports::badlyKeyed)
                .withMessageContaining("badlyKeyed()")
                .withMessageContaining("TwoParts made 2 parts of a key that has [1]");
        assertThat(target.calls).hasValue(0);
    }

    @Test
    void methodThatThrows_changesNothing_unlessItEvictsBefore() throws IOException {
        IOException thrown = new IOException("on purpose");
        InMemory failing = new InMemory() {
            @Override
            public Report save(Report report) throws IOException {
                throw thrown;
            }

            @Override
            public void delete(String id) throws IOException {
                throw thrown;
            }

            @Override
            public void replace(String id) throws IOException {
                throw thrown;
            }
        };
        failing.reports.put("a", report("a", "one"));
        Reports cached = named("failing", failing);
        assertThat(cached.find("a")).isEqualTo(report("a", "one"));
        assertThat(cached.find("a")).isEqualTo(report("a", "one"));
        assertThatThrownBy(() -> cached.save(report("a", "two"))).isSameAs(thrown);
        assertThatThrownBy(() -> cached.delete("a")).isSameAs(thrown);
        assertThat(cached.find("a")).isEqualTo(report("a", "one"));
        assertThat(failing.calls).hasValue(1);
        assertThatThrownBy(() -> cached.replace("a")).isSameAs(thrown);
        assertThat(thrown.getSuppressed()).isEmpty();
        assertThat(cached.find("a")).isEqualTo(report("a", "one"));
        assertThat(failing.calls).hasValue(2);
    }

    @Test
    void condition_choosesCallsAndResults() {
        assertThat(reports.conditional("a")).isEqualTo("a1");
        assertThat(reports.conditional("a")).isEqualTo("a1");
        assertThat(reports.conditional("uncached")).isEqualTo("uncached2");
        assertThat(reports.conditional("uncached")).isEqualTo("uncached3");
        assertThat(reports.conditional("unkept")).isEqualTo("unkept4");
        assertThat(reports.conditional("unkept")).isEqualTo("unkept5");
    }

    @Test
    void key_leavesArgumentsOut() {
        assertThat(reports.traced("a", new Object())).isEqualTo("a1");
        assertThat(reports.traced("a", new Object())).isEqualTo("a1");
        assertThat(reports.traced("b", new Object())).isEqualTo("b2");
    }

    @CacheDefaults(@Cached(condition = Kept.class))
    interface Conditional {

        @Cached(keyOf = Lower.class)
        String find(String id);

        @CacheEvict(key = 0)
        void forget(String lower);
    }

    static final class Lower implements CacheKeyOf {
        @Override
        public List<? extends @Nullable Object> parts(CacheInvocation call) {
            return List.of(((String) Objects.requireNonNull(call.arguments().get(0))).toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void key_thatIsMade_isThatOfEvictionsToo() {
        AtomicInteger calls = new AtomicInteger();
        Conditional conditional = contexts.cached(Conditional.class, new Conditional() {
            @Override
            public String find(String id) {
                return id + calls.incrementAndGet();
            }

            @Override
            public void forget(String lower) {}
        });
        assertThat(conditional.find("A")).isEqualTo("A1");
        assertThat(conditional.find("a")).isEqualTo("A1");
        conditional.forget("a");
        assertThat(conditional.find("A")).isEqualTo("A2");
        assertThat(conditional.find("uncached")).isEqualTo("uncached3");
        assertThat(conditional.find("uncached")).isEqualTo("uncached4");
    }
}
