package org.twatcache.bench.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Round;
import org.twatcache.bench.harness.Slice;
import org.twatcache.bench.harness.Values;

class DiskTargetsTest {

    @Test
    void restartMillis_hundredMegabytes_isASecondAndThreeTenths() {
        assertThat(DiskTargets.restartMillis(100)).isEqualTo(1_300);
    }

    @Test
    void quota_filesAboveTheRoom_isMissed() throws IOException {
        Values above = Values.parse(List.of("VALUE largest=" + (Quota.ROOM + 1.0)));
        Values within = Values.parse(List.of("VALUE largest=" + (double) Quota.ROOM));
        assertThat(DiskTargets.QUOTA.metBy(DiskTargets.quotas(above))).isFalse();
        assertThat(DiskTargets.QUOTA.metBy(DiskTargets.quotas(within))).isTrue();
    }

    @Test
    void micros_roundsInNanoseconds_isTheirMedian() {
        List<Round> rounds = List.of(round(100_000), round(300_000), round(900_000));
        Measurements all = new Measurements(List.of(rounds), 1, false);
        assertThat(DiskTargets.micros(all, RegionTimes.GROUP, "ours")).isEqualTo(Estimate.exact(300));
    }

    private static Round round(double nanos) {
        return new Round(RegionTimes.GROUP, List.of(new Slice("ours", nanos)));
    }
}
