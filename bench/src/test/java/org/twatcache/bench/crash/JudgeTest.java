package org.twatcache.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.twatcache.bench.store.Payload;

class JudgeTest {

    private static final long LATER = TimeUnit.SECONDS.toNanos(10);
    private static final long DEATH = 100;

    private final Judge judge = new Judge();

    @Test
    void judge_lastAcknowledgedValue_isLegal() {
        assertThat(verdict(2, put(1, 10), put(2, 20))).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void judge_olderValueThanAcknowledged_isLost() {
        assertThat(verdict(1, put(1, 10), put(2, 20))).isEqualTo(Verdict.LOST);
        assertThat(verdict(0, put(1, 10))).isEqualTo(Verdict.LOST);
    }

    @Test
    void judge_writeUnderWay_mayBeThereOrNot() {
        Op underWay = new Op(1, 2, 0, 30, 0, false);

        assertThat(verdict(1, put(1, 10), underWay)).isEqualTo(Verdict.LEGAL);
        assertThat(verdict(2, put(1, 10), underWay)).isEqualTo(Verdict.LEGAL);
        assertThat(verdict(0, put(1, 10), underWay)).isEqualTo(Verdict.LOST);
    }

    @Test
    void judge_removedValue_isResurrected() {
        assertThat(verdict(1, put(1, 10), put(0, 20))).isEqualTo(Verdict.RESURRECTED);
        assertThat(verdict(0, put(1, 10), put(0, 20))).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void judge_expiredValue_isResurrected() {
        Op expired = new Op(1, 1, TimeUnit.SECONDS.toNanos(1), 10, 11, true);
        Op living = new Op(1, 1, 2 * LATER, 10, 11, true);

        assertThat(verdict(1, expired)).isEqualTo(Verdict.RESURRECTED);
        assertThat(verdict(0, expired)).isEqualTo(Verdict.LEGAL);
        assertThat(verdict(1, living)).isEqualTo(Verdict.LEGAL);
        assertThat(verdict(0, living)).isEqualTo(Verdict.LOST);
    }

    @Test
    void judge_whatNobodyWrote_isCorrupt() {
        assertThat(verdict(Payload.DAMAGED, put(1, 10))).isEqualTo(Verdict.CORRUPT);
        assertThat(verdict(7, put(1, 10))).isEqualTo(Verdict.CORRUPT);
    }

    @Test
    void judge_acknowledgedAfterTheCut_mayBeThereOrNot() {
        List<Op> ops = List.of(put(1, 10), put(2, 60));

        assertThat(judge.judge(new Found(1, 1, LATER), ops, 50, DEATH)).isEqualTo(Verdict.LEGAL);
        assertThat(judge.judge(new Found(1, 2, LATER), ops, 50, DEATH)).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void settle_foundValue_isHeldByTheNextLife() {
        judge.settle(new Found(1, 1, LATER), List.of(put(1, 10)));

        assertThat(judge.before(1).version()).isEqualTo(1);
        assertThat(verdict(0)).isEqualTo(Verdict.LOST);
        assertThat(verdict(1, put(2, 20))).isEqualTo(Verdict.LOST);
    }

    private Verdict verdict(long found, Op... ops) {
        return judge.judge(new Found(1, found, LATER), List.of(ops), Long.MAX_VALUE, DEATH);
    }

    private static Op put(long version, long begun) {
        return new Op(1, version, 0, begun, begun + 1, true);
    }
}
