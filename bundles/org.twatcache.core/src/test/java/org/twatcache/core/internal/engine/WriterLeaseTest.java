package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

class WriterLeaseTest {

    private static final long LONG = Duration.ofSeconds(20).toNanos();

    private final WriterLease lease = new WriterLease();

    @Test
    void drain_ofNobody_isDone() {
        assertThat(lease.drain(0)).isTrue();
        lease.exit(lease.enter());
        assertThat(lease.drain(0)).isTrue();
    }

    @Test
    void drain_whileSomebodyIsInside_endsWithItsTime() {
        int stripe = lease.enter();
        assertThat(lease.drain(1_000_000)).isFalse();
        lease.exit(stripe);
        assertThat(lease.drain(0)).isTrue();
    }

    @Test
    void drain_waitsForTheLast() throws Exception {
        int outer = lease.enter();
        int inner = lease.enter();
        Running<Boolean> draining = Threads.start(() -> lease.drain(LONG));
        awaitWaiting(draining);
        lease.exit(inner);
        awaitWaiting(draining);
        lease.exit(outer);
        assertThat(draining.result()).isTrue();
    }

    @Test
    void writersOfManyThreads_areAllCounted() throws Exception {
        List<Integer> stripes = new ArrayList<>();
        Threads.race(16, () -> {
            for (int i = 0; i < 10_000; i++) {
                lease.exit(lease.enter());
            }
        });
        for (int i = 0; i < 16; i++) {
            stripes.add(Threads.start(lease::enter).result());
        }
        for (int stripe : stripes) {
            assertThat(lease.drain(0)).isFalse();
            lease.exit(stripe);
        }
        assertThat(lease.drain(0)).isTrue();
    }
}
