package org.twatcache.bench.churn.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.twatcache.Loader;

/** A loader that is quick, slow, empty-handed or in trouble, as its mood says. */
final class OwnLoader implements Loader<OwnKey, OwnValue, OwnTrouble> {

    private static final int MOODS = 10;

    private final int mood;

    OwnLoader(int number) {
        this.mood = Math.floorMod(number, MOODS);
    }

    @Override
    public @Nullable OwnValue load(OwnKey key) throws OwnTrouble {
        switch (mood) {
            case 0 -> throw new OwnTrouble();
            case 1 -> {
                return null;
            }
            case 2 -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            default -> {}
        }
        return new OwnValue(key, mood);
    }
}
