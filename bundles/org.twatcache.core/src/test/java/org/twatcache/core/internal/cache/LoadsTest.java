package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadsTest {

    private final Loads loads = new Loads(Optional.of(Duration.ofHours(1)));
    private final IllegalStateException reason = new IllegalStateException("no");

    @Test
    void cancelAll_failuresWereRemembered_forgetsThem() {
        loads.failed(new Load("k"), reason);
        assertThat(loads.failure("k")).isSameAs(reason);
        loads.cancelAll(() -> reason);
        assertThat(loads.failure("k")).isNull();
    }

    @Test
    void failed_afterCancelAll_isNotRemembered() {
        loads.cancelAll(() -> reason);
        loads.failed(new Load("k"), reason);
        assertThat(loads.failure("k")).isNull();
    }
}
