package org.twatcache.bench.store;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits before its first answer, as one does that goes through all it has when it starts. Its first get is on one thread. */
final class TardyStore extends FaultyStore {

    private static final long SECONDS = 3;

    private boolean begun;

    TardyStore(DiskStore store) {
        super(store);
    }

    @Override
    public byte @Nullable [] get(String key) {
        if (!begun) {
            begun = true;
            try {
                TimeUnit.SECONDS.sleep(SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return super.get(key);
    }
}
