package org.twatcache.core.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEvents;

/** Where others change entries, copies live as long as it is told, and otherwise not long. */
class TrackedCopiesTest {

    private static final Duration STALENESS = Duration.ofSeconds(1);

    private final FakeClock clock = new FakeClock();
    private final TestTiers tiers = new TestTiers();
    private final AtomicReference<@Nullable EngineEvents> toldByFar = new AtomicReference<>();
    private final FakeEngine<Object> far =
            new FakeEngine<>(TestRequest.builder().clock(clock).build(), Set.of());
    private final CacheEngine<Object> engine =
            TieredEngine.of(List.of(tiers.tier(clock)), new RecordedEvents(), Optional.of(STALENESS), events -> {
                toldByFar.set(events);
                return far;
            });

    @AfterEach
    void close() {
        engine.close();
        tiers.close();
    }

    private EngineEvents events() {
        return Objects.requireNonNull(toldByFar.get());
    }

    /** By another process, which nobody is told of. */
    private void changeElsewhere(String value) {
        far.put("k", value, CacheEngine.NO_DEADLINE);
    }

    private void copy(String value) {
        changeElsewhere(value);
        assertThat(engine.get("k")).isEqualTo(value);
    }

    @Test
    void copy_whileNothingIsTold_livesForTheStaleness() {
        copy("1");
        changeElsewhere("2");

        clock.advance(STALENESS.minusMillis(1));
        assertThat(engine.get("k")).isEqualTo("1");
        clock.advance(Duration.ofMillis(1));
        assertThat(engine.get("k")).isEqualTo("2");
    }

    @Test
    void copy_whileEveryChangeIsTold_livesOn() {
        events().tracking(true);
        copy("1");
        changeElsewhere("2");

        clock.advance(Duration.ofHours(1));
        assertThat(engine.get("k")).isEqualTo("1");
        events().invalidated("k");
        assertThat(engine.get("k")).isEqualTo("2");
    }

    @Test
    void copies_whenTellingBegins_areWorthNothing() {
        copy("1");
        changeElsewhere("2");
        events().tracking(true);

        assertThat(engine.get("k")).isEqualTo("2");
    }

    @Test
    void copies_whenTellingEnds_areWorthNothing() {
        events().tracking(true);
        copy("1");
        changeElsewhere("2");
        events().tracking(false);

        assertThat(engine.get("k")).isEqualTo("2");
        changeElsewhere("3");
        clock.advance(STALENESS);
        assertThat(engine.get("k")).isEqualTo("3");
    }
}
