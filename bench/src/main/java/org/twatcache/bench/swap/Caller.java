package org.twatcache.bench.swap;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** Nine gets to a put of {@link Entries}. */
final class Caller implements Client {

    private static final int KINDS = 10;

    private final Entries entries;
    private final LongAdder missing;
    private final LongAdder wrong;
    private final SplittableRandom random;

    Caller(Entries entries, LongAdder missing, LongAdder wrong, long seed) {
        this.entries = entries;
        this.missing = missing;
        this.wrong = wrong;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void call() {
        if (random.nextInt(KINDS) == 0) {
            entries.put(random.nextInt(entries.sample(), entries.count()));
        } else {
            check(random.nextInt(entries.count()));
        }
    }

    /** Reads an entry. */
    void check(int i) {
        switch (entries.get(i)) {
            case AS_PUT -> {}
            case MISSING -> missing.increment();
            case WRONG -> wrong.increment();
        }
    }

    @Override
    public boolean writes() {
        return true;
    }
}
