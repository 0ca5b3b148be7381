package org.twatcache.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the owner of the one key {@code k} may find. */
class ExpectedTest {

    private static final String KEY = "k";

    private final Ledger ledger = new Ledger(1);

    @Test
    void put_sameVersion_isTheOnlyLegalAnswer() {
        ledger.acknowledge(0, ledger.begin(0));
        ledger.acknowledge(0, ledger.begin(0));
        Expected expected = ledger.expected(0);
        assertThat(expected.judge(KEY, new Versioned(KEY, 2))).isEqualTo(Verdict.LEGAL);
        assertThat(expected.judge(KEY, new Versioned(KEY, 1))).isEqualTo(Verdict.STALE);
        assertThat(expected.judge(KEY, new Versioned("other", 2))).isEqualTo(Verdict.WRONG);
        assertThat(expected.judge(KEY, null)).isEqualTo(Verdict.LOST);
        assertThat(expected.judge(true)).isEqualTo(Verdict.LEGAL);
        assertThat(expected.judge(false)).isEqualTo(Verdict.LOST);
    }

    @Test
    void removed_nothing_isTheOnlyLegalAnswer() {
        ledger.acknowledge(0, ledger.begin(0));
        ledger.acknowledge(0, ledger.beginRemoval(0));
        Expected expected = ledger.expected(0);
        assertThat(expected.judge(KEY, null)).isEqualTo(Verdict.LEGAL);
        assertThat(expected.judge(KEY, new Versioned(KEY, 1))).isEqualTo(Verdict.STALE);
        assertThat(expected.judge(false)).isEqualTo(Verdict.LEGAL);
        assertThat(expected.judge(true)).isEqualTo(Verdict.STALE);
    }

    @Test
    void storedNothing_versionThatHadNoEffect_wrong() {
        ledger.acknowledge(0, ledger.begin(0));
        long refused = ledger.begin(0);
        assertThat(ledger.expected(0).judge(KEY, new Versioned(KEY, refused))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void writeFailed_valueOrNothing_bothLegal() {
        long version = ledger.begin(0);
        ledger.doubt(0);
        Expected expected = ledger.expected(0);
        assertThat(expected.judge(KEY, null)).isEqualTo(Verdict.LEGAL);
        assertThat(expected.judge(KEY, new Versioned(KEY, version))).isEqualTo(Verdict.LEGAL);
        assertThat(expected.judge(true)).isEqualTo(Verdict.LEGAL);
    }
}
