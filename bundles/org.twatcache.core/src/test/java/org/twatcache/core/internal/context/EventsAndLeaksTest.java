package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheAdmin.Subscription;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.admin.CacheLeak;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.engine.ParkLimits;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

class EventsAndLeaksTest {

    private final TestOffer offer = TestOffer.named("fake");
    private final TestPlatform platform = new TestPlatform(offer);
    private final CacheAdmin admin = platform.platform().admin();
    private final List<CacheEvent> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    private void leavesAndReturns(Cache<String, String> cache) {
        platform.leaves(offer);
        platform.comes(offer);
        eventually()
                .until(() ->
                        platform.control(cache).info().engine().orElse("none").equals("fake"));
    }

    @Test
    void events_areToldInOrderAndRemembered() {
        Cache<String, String> cache = platform.open(TestPlatform.strings().named("t"));
        Subscription subscription = admin.subscribe(heard::add);
        leavesAndReturns(cache);
        eventually().until(() -> heard.size() >= 7);
        assertThat(heard.stream().filter(event -> event.cache().isPresent()).map(CacheEvent::kind))
                .containsExactly(
                        Kind.MIGRATION_STARTED,
                        Kind.MIGRATION_FINISHED,
                        Kind.ENGINE_SWAPPED,
                        Kind.MIGRATION_STARTED,
                        Kind.MIGRATION_FINISHED,
                        Kind.ENGINE_SWAPPED);
        assertThat(heard)
                .anyMatch(event -> event.kind() == Kind.ENGINE_LEFT
                        && event.engine().orElseThrow().equals("fake")
                        && event.cache().isEmpty());
        assertThat(admin.events()).containsAll(heard);
        subscription.close();
        int before = heard.size();
        leavesAndReturns(cache);
        assertThat(heard).hasSize(before);
    }

    @Test
    @SuppressWarnings("try")
    void listener_thatThrowsOrCallsBack_hearsTheNextEvent() {
        Cache<String, String> cache = platform.open(TestPlatform.strings().named("t"));
        try (Subscription unused = admin.subscribe(event -> {
            heard.add(event);
            cache.put("told", event.text());
            assertThat(admin.find("t").why().events()).isNotNull();
            throw new IllegalStateException("listener");
        })) {
            leavesAndReturns(cache);
            eventually().until(() -> heard.size() >= 7);
        }
    }

    @Test
    @SuppressWarnings("try")
    void listener_thatHangs_hangsNobodyElse() {
        CountDownLatch go = new CountDownLatch(1);
        Cache<String, String> cache = platform.open(TestPlatform.strings().named("t"));
        try (Subscription unused = admin.subscribe(event -> Threads.uninterruptibly(go::await));
                Subscription other = admin.subscribe(heard::add)) {
            leavesAndReturns(cache);
            eventually().until(() -> heard.size() >= 7);
            go.countDown();
        }
    }

    @Test
    void events_ofACache_areShownByWhy() {
        Cache<String, String> cache = platform.open(TestPlatform.strings().named("t"));
        Cache<String, String> other = platform.open(TestPlatform.strings().named("u"));
        leavesAndReturns(cache);
        assertThat(platform.control(cache).why().events())
                .isNotEmpty()
                .allMatch(event -> event.cache().orElseThrow().equals("t"))
                .allMatch(event -> event.owner().orElseThrow().symbolicName().equals("com.acme.client"));
        assertThat(other.name()).isEqualTo("u");
    }

    private static Cache<String, String> forget(CacheContexts contexts) {
        return contexts.open(TestPlatform.strings().named("forgotten").build());
    }

    @Test
    void leaks_areWhatTheOwnerDidNotCloseHimself() {
        Owner owner = platform.owner("com.acme.forgetful");
        CacheContexts contexts = platform.platform().contextsOf(owner);
        Cache<String, String> forgotten = forget(contexts);
        contexts.open(TestPlatform.strings().named("closed").build()).close();
        Cache<String, String> kept =
                contexts.getOrCreate(TestPlatform.strings().named("kept").build());
        CacheContext<String, String> context =
                contexts.context(TestPlatform.strings().named("held").build());
        assertThat(admin.leaks()).isEmpty();
        owner.end("its bundle stopped");
        assertThat(admin.leaks())
                .extracting(CacheLeak::kind, CacheLeak::name)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("cache", "forgotten"),
                        org.assertj.core.groups.Tuple.tuple("context", "held"));
        CacheLeak leak = admin.leaks().stream()
                .filter(each -> each.name().equals("forgotten"))
                .findFirst()
                .orElseThrow();
        assertThat(leak.owner().symbolicName()).isEqualTo("com.acme.forgetful");
        assertThat(leak.ownerState()).isEqualTo("STOPPED");
        assertThat(leak.stack()).isEmpty();
        // This test is in the platform's own package: what is found is whoever called it.
        assertThat(leak.at()).isNotBlank();
        assertThat(forgotten.name() + kept.name() + context.spec().name()).isNotBlank();
    }

    @Test
    void stacks_areKeptWhereConfigured() {
        platform.platform()
                .configure(new PlatformSettings(new SpecDefaults(Map.of(), Map.of(), false), ParkLimits.DEFAULT, true));
        Owner owner = platform.owner("com.acme.forgetful");
        Cache<String, String> forgotten = forget(platform.platform().contextsOf(owner));
        owner.end("its bundle stopped");
        assertThat(admin.leaks().get(0).stack()).hasSizeGreaterThan(3);
        assertThat(forgotten.name()).isEqualTo("forgotten");
    }
}
