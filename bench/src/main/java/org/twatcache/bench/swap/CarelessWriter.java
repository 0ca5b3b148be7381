package org.twatcache.bench.swap;

/**
 * A planted fault: now and then an older value is written after a newer one was acknowledged, as a writer does who was inside
 * an engine while it was exchanged and whom nobody waited for.
 */
final class CarelessWriter extends Writer {

    private static final int ONE_OF = 20;

    private final Traffic traffic;
    private int puts;

    CarelessWriter(Traffic traffic, int first, int step, long seed) {
        super(traffic, first, step, seed);
        this.traffic = traffic;
    }

    @Override
    void put(int key) {
        long older = traffic.ledger().known(key);
        super.put(key);
        if (++puts % ONE_OF == 0) {
            String name = traffic.name(key);
            traffic.cache(key).put(name, new Versioned(name, older));
        }
    }
}
