package org.twatcache.bench.swap;

import java.time.Duration;

/**
 * How caches are called.
 *
 * @param keys how many, for all caches together
 * @param perSecond how many calls are due in a second
 * @param maximum for how long the highest possible rate is measured, after as long a warm-up
 * @param calm for how long without an exchange
 * @param swapping for how long with exchanges
 * @param cycles how often engines are exchanged in all ways
 */
record Load(int keys, int perSecond, Duration maximum, Duration calm, Duration swapping, int cycles) {

    private static final int RATE = 20_000;

    /** What other builds on a small machine leave room for. */
    private static final int RATE_IN_SHORT = 4_000;

    static final Load FULL =
            new Load(100_000, RATE, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60), 14);

    static final Load SHORT =
            new Load(10_000, RATE_IN_SHORT, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(6), 2);

    /** For planted faults: few keys, each of which is met often. */
    static final Load PLANTED =
            new Load(2_000, RATE_IN_SHORT, Duration.ZERO, Duration.ZERO, Duration.ofMillis(2_500), 3);
}
