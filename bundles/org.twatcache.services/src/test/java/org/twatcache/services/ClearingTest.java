package org.twatcache.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClearingTest {

    private final Later later = new Later();
    private final AtomicInteger cleared = new AtomicInteger();
    private final Clearing clearing = new Clearing(cleared::incrementAndGet, later);

    @AfterEach
    void close() {
        later.close();
    }

    @Test
    void change_clearsAtOnceAndTwiceMore() {
        clearing.changed();

        assertThat(cleared).hasValue(1);
        await().atMost(Duration.ofSeconds(5)).until(() -> cleared.get() == 3);
    }

    @Test
    void changes_inARow_areFollowedUpOnce() {
        for (int change = 0; change < 50; change++) {
            clearing.changed();
        }
        assertThat(cleared.get()).isBetween(50, 53);
        await().during(Duration.ofMillis(1_200)).atMost(Duration.ofSeconds(5)).until(() -> cleared.get() <= 54);
        assertThat(cleared.get()).isGreaterThanOrEqualTo(52);
    }

    @Test
    void close_endsWhatWaits() {
        clearing.changed();
        later.close();
        clearing.changed();

        assertThat(cleared).hasValue(2);
    }
}
