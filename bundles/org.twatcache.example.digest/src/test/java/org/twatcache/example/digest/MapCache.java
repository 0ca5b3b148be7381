package org.twatcache.example.digest;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.twatcache.Cache;
import org.twatcache.Loader;

/** A cache that is a map, as far as the example goes. */
final class MapCache {

    private MapCache() {}

    @SuppressWarnings("unchecked")
    static Cache<FileState, Digest> create() {
        Map<FileState, Digest> entries = new HashMap<>();
        Cache<FileState, Digest> cache = mock(Cache.class);
        try {
            when(cache.get(any(), any(Loader.class))).thenAnswer(call -> {
                FileState key = call.getArgument(0);
                Loader<FileState, Digest, IOException> loader = call.getArgument(1);
                Digest known = entries.get(key);
                if (known == null) {
                    known = loader.load(key);
                    entries.put(key, known);
                }
                return known;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return cache;
    }
}
