package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadinessTest {

    private final AtomicLong now = new AtomicLong();
    private final Steadiness steadiness = new Steadiness(now::get);
    private final EngineOffer offer = new MapOffer();

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void comesAndGoes(int times) {
        for (int i = 0; i < times; i++) {
            steadiness.came(offer);
            steadiness.left(offer);
        }
        steadiness.came(offer);
    }

    @Test
    void engine_thatWasAlwaysThere_isSteady() {
        assertThat(steadiness.beforeMoving(offer)).isZero();
        assertThat(steadiness.beforeReturning(offer)).isZero();
    }

    @Test
    void engine_thatCame_hasToStayForASecondBeforeCachesMove() {
        steadiness.came(offer);
        assertThat(steadiness.beforeMoving(offer)).isEqualTo(Duration.ofSeconds(1));
        assertThat(steadiness.beforeReturning(offer)).isZero();
        pass(Duration.ofMillis(400));
        assertThat(steadiness.beforeMoving(offer)).isEqualTo(Duration.ofMillis(600));
        pass(Duration.ofSeconds(1));
        assertThat(steadiness.beforeMoving(offer)).isZero();
    }

    @Test
    void engine_thatWentOften_hasToStayLonger() {
        comesAndGoes(2);
        assertThat(steadiness.beforeMoving(offer)).isEqualTo(Duration.ofSeconds(4));
        comesAndGoes(50);
        assertThat(steadiness.beforeMoving(offer)).isEqualTo(Duration.ofSeconds(64));
        pass(Duration.ofSeconds(61));
        assertThat(steadiness.beforeMoving(offer)).isZero();
    }

    @Test
    void parkedCaches_returnAtOnceAfterAnUpdateAndWaitForOneThatFlaps() {
        comesAndGoes(3);
        assertThat(steadiness.beforeReturning(offer)).isZero();
        comesAndGoes(1);
        assertThat(steadiness.beforeReturning(offer)).isEqualTo(Duration.ofSeconds(2));
        comesAndGoes(50);
        assertThat(steadiness.beforeReturning(offer)).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void anotherEngine_isNotMeant() {
        comesAndGoes(9);
        assertThat(steadiness.beforeMoving(new MapOffer("other"))).isZero();
    }
}
