package org.twatcache.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reader may find of the one key {@code k}. */
class LedgerTest {

    private static final String KEY = "k";

    private final Ledger ledger = new Ledger(1);

    @Test
    void neverWritten_nothingFound_legal() {
        assertThat(found(known(), null)).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void acknowledged_sameVersionFound_legal() {
        put();
        assertThat(found(known(), 1L)).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void acknowledged_olderVersionFound_stale() {
        put();
        put();
        assertThat(found(known(), 1L)).isEqualTo(Verdict.STALE);
    }

    @Test
    void acknowledged_nothingFound_lost() {
        put();
        assertThat(found(known(), null)).isEqualTo(Verdict.LOST);
    }

    @Test
    void writeUnderWay_olderOrNewerVersionFound_bothLegal() {
        put();
        long known = known();
        long unused = ledger.begin(0);
        assertThat(found(known, 1L)).isEqualTo(Verdict.LEGAL);
        assertThat(found(known, 2L)).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void writeUnderWay_olderVersionFoundAfterTheNewerOneWasSeen_stale() {
        put();
        long unused = ledger.begin(0);
        assertThat(found(known(), 2L)).isEqualTo(Verdict.LEGAL);
        assertThat(found(known(), 1L)).isEqualTo(Verdict.STALE);
    }

    @Test
    void writeAcknowledgedDuringTheRead_olderVersionFound_legal() {
        put();
        long known = known();
        put();
        assertThat(found(known, 1L)).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void removed_nothingFound_legal() {
        put();
        remove();
        assertThat(found(known(), null)).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void removed_valueFound_stale() {
        put();
        remove();
        assertThat(found(known(), 1L)).isEqualTo(Verdict.STALE);
    }

    @Test
    void removedAndWrittenDuringTheRead_nothingFound_legal() {
        put();
        long known = known();
        remove();
        put();
        assertThat(found(known, null)).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void removedAndWrittenBeforeTheRead_nothingFound_lost() {
        put();
        remove();
        put();
        assertThat(found(known(), null)).isEqualTo(Verdict.LOST);
    }

    @Test
    void writeFailed_itsValueOrNothingFound_bothLegal() {
        put();
        long unused = ledger.begin(0);
        ledger.doubt(0);
        assertThat(found(known(), null)).isEqualTo(Verdict.LEGAL);
        assertThat(found(known(), 2L)).isEqualTo(Verdict.LEGAL);
    }

    @Test
    void valueOfAnotherKey_found_wrong() {
        put();
        assertThat(ledger.judge(0, known(), KEY, new Versioned("other", 1))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void versionThatNobodyBegan_found_wrong() {
        put();
        assertThat(found(known(), 2L)).isEqualTo(Verdict.WRONG);
    }

    private long known() {
        return ledger.known(0);
    }

    private void put() {
        ledger.acknowledge(0, ledger.begin(0));
    }

    private void remove() {
        ledger.acknowledge(0, ledger.beginRemoval(0));
    }

    private Verdict found(long knownBefore, @Nullable Long version) {
        return ledger.judge(0, knownBefore, KEY, version == null ? null : new Versioned(KEY, version));
    }
}
