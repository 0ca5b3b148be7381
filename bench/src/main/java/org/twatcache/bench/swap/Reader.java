package org.twatcache.bench.swap;

import java.util.SplittableRandom;

/** Reads any key, and has the answer judged by what was known before and after. */
final class Reader implements Client {

    private final Traffic traffic;
    private final SplittableRandom random;

    Reader(Traffic traffic, long seed) {
        this.traffic = traffic;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void call() {
        int key = random.nextInt(traffic.ledger().keys());
        String name = traffic.name(key);
        long known = traffic.ledger().known(key);
        Versioned found = traffic.cache(key).get(name);
        traffic.findings().note(traffic.ledger().judge(key, known, name, found), name, known, found);
    }

    @Override
    public boolean writes() {
        return false;
    }
}
