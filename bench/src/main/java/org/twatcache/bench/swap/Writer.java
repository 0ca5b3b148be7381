package org.twatcache.bench.swap;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;

/**
 * Writes keys of its own: of ten calls six put, and one each removes, puts if absent, computes, and reads. Being the only
 * one who writes them it knows what every call must answer.
 */
class Writer implements Client {

    private static final int KINDS = 10;

    private final Traffic traffic;
    private final int first;
    private final int step;
    private final int keys;
    private final SplittableRandom random;

    /** Owns the keys {@code first}, {@code first + step}, and so on. */
    Writer(Traffic traffic, int first, int step, long seed) {
        this.traffic = traffic;
        this.first = first;
        this.step = step;
        this.keys = (traffic.ledger().keys() - first + step - 1) / step;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void call() {
        int key = first + step * random.nextInt(keys);
        switch (random.nextInt(KINDS)) {
            case 0 -> remove(key);
            case 1 -> putIfAbsent(key);
            case 2 -> compute(key);
            case 3 -> read(key);
            default -> put(key);
        }
    }

    @Override
    public boolean writes() {
        return true;
    }

    void put(int key) {
        write(key, traffic.ledger().begin(key), (cache, value) -> {
            cache.put(value.key(), value);
            return true;
        });
    }

    private void remove(int key) {
        Expected expected = traffic.ledger().expected(key);
        write(key, traffic.ledger().beginRemoval(key), (cache, value) -> {
            boolean present = cache.remove(value.key());
            traffic.findings().note(expected.judge(present), value.key(), expected.version(), null);
            return true;
        });
    }

    private void putIfAbsent(int key) {
        Expected expected = traffic.ledger().expected(key);
        write(key, traffic.ledger().begin(key), (cache, value) -> {
            Versioned present = cache.atomic().putIfAbsent(value.key(), value);
            traffic.note(key, expected, present);
            return present == null;
        });
    }

    private void compute(int key) {
        Expected expected = traffic.ledger().expected(key);
        write(key, traffic.ledger().begin(key), (cache, value) -> {
            Before before = new Before();
            Versioned now = cache.atomic().compute(value.key(), (same, present) -> before.keep(present, value));
            traffic.note(key, expected, before.value);
            traffic.findings()
                    .note(value.equals(now) ? Verdict.LEGAL : Verdict.WRONG, value.key(), value.version(), now);
            return true;
        });
    }

    private void read(int key) {
        Expected expected = traffic.ledger().expected(key);
        traffic.note(key, expected, traffic.cache(key).get(traffic.name(key)));
    }

    private interface Write {

        /** Gives whether it had an effect. */
        boolean on(Cache<String, Versioned> cache, Versioned value);
    }

    private void write(int key, long version, Write write) {
        boolean answered = false;
        try {
            if (write.on(traffic.cache(key), new Versioned(traffic.name(key), version))) {
                traffic.ledger().acknowledge(key, version);
            }
            answered = true;
        } finally {
            if (!answered) {
                traffic.ledger().doubt(key);
            }
        }
    }

    /** What the function of a compute was last given: only its last run has an effect. */
    private static final class Before {

        private @Nullable Versioned value;

        Versioned keep(@Nullable Versioned present, Versioned next) {
            value = present;
            return next;
        }
    }
}
