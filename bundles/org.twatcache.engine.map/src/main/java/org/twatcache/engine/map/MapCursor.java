package org.twatcache.engine.map;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * Takes the keys from the map's iterator and each value from the map itself: the iterator fetches ahead, and would give
 * back the old value of a key that was removed and stored again between two pages.
 */
final class MapCursor implements EngineCursor<Object> {

    private final MapEngine engine;
    private final Iterator<Object> keys;

    MapCursor(MapEngine engine) {
        this.engine = engine;
        this.keys = engine.open().keySet().iterator();
    }

    @Override
    public List<EngineEntry<Object>> nextPage(int max) {
        Map<Object, Object> entries = engine.open();
        List<EngineEntry<Object>> page = new ArrayList<>();
        while (page.size() < max && keys.hasNext()) {
            Object key = keys.next();
            Object value = entries.get(key);
            if (value != null) {
                page.add(new EngineEntry<>(key, value, CacheEngine.NO_DEADLINE));
            }
        }
        return page;
    }
}
