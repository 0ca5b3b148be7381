package org.twatcache.engine.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.ProvidesCacheEngine;

class MapEngineFactoryTest {

    @Test
    void factory_outsideOsgi_isFoundByServiceLoader() {
        ServiceLoader<CacheEngineFactory> found =
                ServiceLoader.load(CacheEngineFactory.class, MapEngineFactory.class.getClassLoader());

        assertThat(found).hasAtLeastOneElementOfType(MapEngineFactory.class);
    }

    @Test
    void factory_outsideOsgi_tellsItsNames() {
        ProvidesCacheEngine description = MapEngineFactory.class.getAnnotation(ProvidesCacheEngine.class);

        assertThat(description.name()).isEqualTo("map");
        assertThat(description.aliases()).containsExactly("heap", "functools");
        assertThat(description.traits()).isEmpty();
    }
}
