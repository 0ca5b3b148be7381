package org.twatcache.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.service.event.Event;
import org.twatcache.admin.CacheEvent.Kind;

class EventPosterTest {

    private final FakeAdmin admin = new FakeAdmin();
    private final FakeEventAdmin events = new FakeEventAdmin();
    private final EventPoster poster = new EventPoster(admin, events);

    @ParameterizedTest
    @EnumSource
    void event_ofEveryKind_hasItsTopic(Kind kind) {
        admin.tell(FakeEvent.full(kind));

        assertThat(events.posted).extracting(Event::getTopic).containsExactly("org/twatcache/" + kind);
    }

    @Test
    void event_ofACache_hasAllProperties() {
        admin.tell(FakeEvent.full(Kind.ENGINE_SWAPPED));

        assertThat(properties())
                .isEqualTo(Map.of(
                        "event.topics",
                        "org/twatcache/ENGINE_SWAPPED",
                        "kind",
                        "ENGINE_SWAPPED",
                        "timestamp",
                        1_795_341_600_125L,
                        "text",
                        "xodus serves the cache 'reports'",
                        "cache",
                        "reports",
                        "owner.bundle.id",
                        20L,
                        "owner.bundle.symbolicName",
                        "com.acme",
                        "owner.bundle.version",
                        "1.2.3",
                        "engine",
                        "xodus"));
    }

    @Test
    void event_aboutNothingInParticular_hasNoMoreThanItKnows() {
        admin.tell(FakeEvent.bare(Kind.ENGINE_LEFT));

        assertThat(properties()).containsOnlyKeys("event.topics", "kind", "timestamp", "text");
    }

    @Test
    void properties_areOfTypesOfTheJdk() {
        admin.tell(FakeEvent.full(Kind.ENGINE_SWAPPED));

        assertThat(properties().values())
                .allMatch(value -> value.getClass().getName().startsWith("java.lang."));
    }

    @Test
    void events_arePostedInTheirOrder() {
        admin.tell(FakeEvent.full(Kind.MIGRATION_STARTED));
        admin.tell(FakeEvent.full(Kind.MIGRATION_FINISHED));
        admin.tell(FakeEvent.full(Kind.ENGINE_SWAPPED));

        assertThat(events.posted)
                .extracting(event -> event.getProperty("kind"))
                .containsExactly("MIGRATION_STARTED", "MIGRATION_FINISHED", "ENGINE_SWAPPED");
    }

    @Test
    void close_endsThePosting() {
        poster.close();

        admin.tell(FakeEvent.full(Kind.ENGINE_SWAPPED));

        assertThat(events.posted).isEmpty();
        assertThat(admin.listeners).isEmpty();
    }

    private Map<String, Object> properties() {
        assertThat(events.posted).hasSize(1);
        Event event = events.posted.get(0);
        Map<String, Object> properties = new HashMap<>();
        for (String name : event.getPropertyNames()) {
            properties.put(name, event.getProperty(name));
        }
        return properties;
    }
}
