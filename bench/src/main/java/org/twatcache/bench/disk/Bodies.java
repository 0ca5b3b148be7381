package org.twatcache.bench.disk;

import java.util.SplittableRandom;

/** Values of one size, random bytes each, which nobody can compress. Immutable. */
final class Bodies {

    private static final int COUNT = 1 << 10;

    private final byte[][] bodies;

    Bodies(int bytes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        bodies = new byte[COUNT][bytes];
        for (byte[] body : bodies) {
            random.nextBytes(body);
        }
    }

    /** The same for the same number; not to be changed. */
    byte[] of(long number) {
        return bodies[(int) number & (COUNT - 1)];
    }
}
