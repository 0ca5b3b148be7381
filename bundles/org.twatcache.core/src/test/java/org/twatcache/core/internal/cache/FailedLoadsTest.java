package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailedLoadsTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Ticker ticker = new Ticker();
    private final FailedLoads failed = new FailedLoads(PAUSE, ticker);
    private final Exception reason = new Exception("why");

    @Test
    void reason_untilThePauseIsOver_isThatOfTheLoad() {
        failed.note("k", reason);
        ticker.pass(PAUSE.minusNanos(1));
        assertThat(failed.reason("k")).isSameAs(reason);
        assertThat(failed.reason("l")).isNull();
        ticker.pass(Duration.ofNanos(1));
        assertThat(failed.reason("k")).isNull();
    }

    @Test
    void note_fullOfFailures_remembersNoMoreUntilSomeAreOver() {
        for (int key = 0; key < FailedLoads.MOST; key++) {
            failed.note(key, reason);
        }
        failed.note("k", reason);
        assertThat(failed.reason("k")).isNull();
        ticker.pass(PAUSE);
        failed.note("k", reason);
        assertThat(failed.reason("k")).isSameAs(reason);
    }

    @Test
    void note_endlessPause_isRemembered() {
        FailedLoads endless = new FailedLoads(Duration.ofSeconds(Long.MAX_VALUE), ticker);
        endless.note("k", reason);
        assertThat(endless.reason("k")).isSameAs(reason);
        endless.forget("k");
        assertThat(endless.reason("k")).isNull();
    }
}
