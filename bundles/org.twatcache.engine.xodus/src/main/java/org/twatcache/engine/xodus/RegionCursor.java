package org.twatcache.engine.xodus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * First the keys that were pending when it was opened, then those of the database in its order; each is looked up when it is its
 * turn. A key that is there all the time was in one of the two then, and does not leave the database but by a removal.
 */
final class RegionCursor implements EngineCursor<byte[]> {

    private final Region region;
    private final Function<byte[], @Nullable EngineEntry<byte[]>> peek;
    private final Deque<Bytes> pending = new ArrayDeque<>();
    private final Set<Bytes> met = new HashSet<>();
    private byte @Nullable [] last;
    private boolean ended;

    RegionCursor(Region region, Function<byte[], @Nullable EngineEntry<byte[]>> peek) {
        this.region = region;
        this.peek = peek;
        region.content().pending.forEach((key, change) -> {
            if (change.entry != null) {
                pending.add(key);
                met.add(key);
            }
        });
    }

    @Override
    public List<EngineEntry<byte[]>> nextPage(int max) {
        region.requireOpen();
        List<EngineEntry<byte[]>> page = new ArrayList<>();
        for (Bytes key = pending.poll(); key != null; key = pending.poll()) {
            add(key.array, page);
            if (page.size() == max) {
                return page;
            }
        }
        while (!ended && page.size() < max) {
            List<byte[]> keys = region.keys(last, max - page.size());
            ended = keys.isEmpty();
            for (byte[] key : keys) {
                last = key;
                if (!met.contains(new Bytes(key))) {
                    add(key, page);
                }
            }
        }
        region.requireOpen();
        return page;
    }

    private void add(byte[] key, List<EngineEntry<byte[]>> page) {
        EngineEntry<byte[]> entry = peek.apply(key);
        if (entry != null) {
            page.add(entry);
        }
    }
}
