package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;

/** A configured cache that names the one bundle that may have it. */
class CacheForOneTest {

    private final DeclaredCaches stage = new DeclaredCaches();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void cacheForOneBundle_keepsItsObjects_andIsRefusedToOthers() {
        stage.declare("owner", "com.acme.one", "value.type", "Object");
        Object value = new Object();
        Cache<String, Object> cache = stage.get(stage.one);
        cache.put("k", value);
        assertThat(cache.get("k")).isSameAs(value);
        assertThat(stage.control().info().owner().symbolicName()).isEqualTo("com.acme.one");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> stage.get(stage.two))
                .withMessageContaining("com.acme.one alone")
                .withMessageContaining("com.acme.two");
        stage.only().lent.get(0).giveBack().run();
        assertThat(stage.<String, Object>get(stage.one).get("k")).isSameAs(value);
    }

    @Test
    void cacheForOneBundle_changesLive_andEndsWithTheBundle() {
        stage.declare("owner", "com.acme.one", "max.size", "1000");
        Cache<String, String> cache = stage.get(stage.one);
        DeclaredCaches.fill(cache, 100);
        stage.declare("owner", "com.acme.one", "max.size", "500", "engine", "other");
        eventually()
                .until(() -> "other".equals(stage.control().why().engine())
                        && stage.map.count().open() == 0);
        assertThat(DeclaredCaches.count(cache, 100)).isEqualTo(100);
        assertThat(stage.inForce("max.size")).isEqualTo(new EffectiveValue("500", Source.CONFIGURATION));
        stage.one.end("its bundle stopped");
        assertThat(stage.platform.platform().admin().caches()).isEmpty();
        Owner again = stage.platform.owner("com.acme.one");
        assertThat(stage.<String, String>get(again).get("k1")).isNull();
    }

    @Test
    void cacheForOneBundle_whoseLifetimeChanges_appliesItToWhatComes() {
        stage.declare("owner", "com.acme.one", "ttl", "1h");
        Cache<String, String> cache = stage.get(stage.one);
        cache.put("old", "v");
        stage.declare("owner", "com.acme.one", "ttl", "5m");
        eventually()
                .until(() ->
                        stage.map.count().created() == 2 && stage.map.count().open() == 1);
        cache.put("new", "v");
        assertThat(DeclaredCaches.remainingMinutes(cache, "old")).isBetween(55L, 60L);
        assertThat(DeclaredCaches.remainingMinutes(cache, "new")).isBetween(1L, 5L);
    }

    @Test
    void cacheForOneBundle_closedByAnOperator_isWithdrawn() {
        stage.declare("owner", "com.acme.one");
        stage.<String, String>get(stage.one).put("k", "v");
        stage.control().close();
        eventually().until(stage.items::isEmpty);
    }
}
