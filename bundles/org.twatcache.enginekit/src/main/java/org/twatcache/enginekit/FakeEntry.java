package org.twatcache.enginekit;

/** An entry of a {@link FakeEngine}; guarded by the engine's lock. */
final class FakeEntry<T> {

    final T key;
    final T value;
    final long deadline;
    final long weight;
    long usedAt;

    FakeEntry(T key, T value, long deadline, long weight, long usedAt) {
        this.key = key;
        this.value = value;
        this.deadline = deadline;
        this.weight = weight;
        this.usedAt = usedAt;
    }
}
