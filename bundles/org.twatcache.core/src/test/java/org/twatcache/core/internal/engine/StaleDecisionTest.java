package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.core.internal.fixture.SilentObserver;
import org.twatcache.core.internal.fixture.TestSetting;

/** An exchange that was decided on when another engine served does not begin: it would open an engine for nothing. */
class StaleDecisionTest {

    /** Keeps what happened. */
    private static final class Heard extends SilentObserver {
        final List<Kind> kinds = new CopyOnWriteArrayList<>();

        @Override
        public void happened(Kind kind, @Nullable String engine, String text) {
            kinds.add(kind);
        }

        @Override
        public void invalidatedAll() {}
    }

    private final List<EngineOffer> offers = new CopyOnWriteArrayList<>();
    private final EngineOffer a = new MapOffer("a");
    private final EngineOffer b = new MapOffer("b");
    private final EngineOffer c = new MapOffer("c");
    private final List<String> opened = new ArrayList<>();
    private final Heard heard = new Heard();
    private Runnable whenAsked = () -> {};

    private EngineKeeper keeper() {
        CacheSpec<Object, Object> spec =
                CacheSpec.of(Object.class, Object.class).build();
        return new EngineKeeper(
                "c",
                new EngineWish(spec, OnEngineLoss.FAILOVER, properties -> true, Encodable.ALWAYS),
                Duration.ofSeconds(1),
                TestSetting.cold(this::ranked, Runnable::run),
                (offer, events) -> {
                    opened.add(offer.info().name());
                    return new PlainEngine();
                },
                heard,
                () -> -1);
    }

    private List<EngineOffer> ranked() {
        whenAsked.run();
        return List.copyOf(offers);
    }

    /** Runs something when it is asked for the n-th time which engines there are. */
    private void atQuestion(int nth, Runnable task) {
        int[] left = {nth};
        whenAsked = () -> {
            if (--left[0] == 0) {
                task.run();
            }
        };
    }

    @Test
    void keeper_whoseEngineIsExchangedWhileItDecides_beginsNothing() {
        offers.add(a);
        EngineKeeper keeper = keeper();
        keeper.reconcile();
        offers.add(0, b);
        // First whether the present engine is still there, then which one is best.
        atQuestion(2, () -> {
            Migration unused = keeper.swap("b", SwapMode.MIGRATE);
        });
        keeper.reconcile();
        assertThat(keeper.serving()).isSameAs(b);
        assertThat(opened).containsExactly("a", "b");
        assertThat(heard.kinds).containsOnlyOnce(Kind.MIGRATION_STARTED);
    }

    @Test
    void engine_thatIsExchangedWhileItLeaves_isNotExchangedAgain() {
        offers.addAll(List.of(a, b, c));
        EngineKeeper keeper = keeper();
        keeper.reconcile();
        offers.remove(a);
        // Which engine comes next.
        atQuestion(1, () -> {
            Migration unused = keeper.swap("c", SwapMode.MIGRATE);
        });
        keeper.leave(a);
        assertThat(keeper.serving()).isSameAs(c);
        assertThat(opened).containsExactly("a", "c");
        assertThat(heard.kinds).containsOnlyOnce(Kind.MIGRATION_STARTED);
    }
}
