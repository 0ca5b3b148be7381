package org.twatcache.core.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.context.PlatformSettings;

/** What the configuration of the platform may say. */
class SettingsTest {

    private final Settings settings = new Settings(Map.of());

    @Test
    void key_thatThereIsNot_isRefusedWithTheOneThatWasMeant() {
        PlatformSettings read = settings.read(Map.of("tll", "5m"));

        assertThat(read).isNull();
        assertThat(settings.refusal()).contains("tll: there is no such key; did you mean ttl?");
    }

    @Test
    void key_likeNoOther_isRefusedWithAllThatThereAre() {
        PlatformSettings read = settings.read(Map.of("colour", "blue"));

        assertThat(read).isNull();
        assertThat(settings.refusal()).contains("colour: there is no such key; there are ", "max.size", "park.seconds");
    }

    @Test
    void keys_thatOthersAdd_areNoneOfOurs() {
        Map<String, Object> configuration = Map.of(
                "service.pid",
                "org.twatcache",
                "component.id",
                7L,
                "felix.fileinstall.filename",
                "org.twatcache.cfg",
                "prefer",
                new String[] {"redis", "caffeine"},
                "park.entries",
                10L,
                "ttl",
                "5m");

        assertThat(settings.read(configuration)).isNotNull();
        assertThat(settings.refusal()).isNull();
    }
}
