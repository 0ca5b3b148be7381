package org.twatcache.bench.swap;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What the clients know of every key, and hence which answers are legal.
 *
 * <p>The writes of a key are made by one thread, its owner, one after another, and are counted: that count is the version. A
 * reader looks up what is {@link #known} before its call and has the answer judged after it. Legal is whatever was the truth
 * in between: nothing older than what was known before, nothing that was not begun by the end, and an absence only where the
 * last known state is one, or a removal was begun since. What a reader has seen is known to all who read after it.
 */
final class Ledger {

    /** The last version that was begun. */
    private final AtomicLongArray begun;

    /** The last version that was begun and removes. */
    private final AtomicLongArray removing;

    /** The last version that was acknowledged or seen. */
    private final AtomicLongArray known;

    Ledger(int keys) {
        this.begun = new AtomicLongArray(keys);
        this.removing = new AtomicLongArray(keys);
        this.known = new AtomicLongArray(keys);
    }

    int keys() {
        return begun.length();
    }

    /** The owner is about to write; gives the version. */
    long begin(int key) {
        return begun.incrementAndGet(key);
    }

    /** The owner is about to remove; gives the version. */
    long beginRemoval(int key) {
        long version = begin(key);
        removing.set(key, version);
        return version;
    }

    /** The write or removal was acknowledged, and had an effect. */
    void acknowledge(int key, long version) {
        known.accumulateAndGet(key, version, Math::max);
    }

    /** The owner cannot tell whether the last write had an effect: from now on it may be there or not. */
    void doubt(int key) {
        long unused = beginRemoval(key);
    }

    /** What every call that begins now has to know of: a version. */
    long known(int key) {
        return known.get(key);
    }

    /** Judges what a call returned that began when a version was known. */
    Verdict judge(int key, long knownBefore, String name, @Nullable Versioned found) {
        if (found == null) {
            return removing.get(key) >= knownBefore ? Verdict.LEGAL : Verdict.LOST;
        }
        if (!found.key().equals(name) || found.version() > begun.get(key)) {
            return Verdict.WRONG;
        }
        if (found.version() < knownBefore) {
            return Verdict.STALE;
        }
        acknowledge(key, found.version());
        return Verdict.LEGAL;
    }

    /** What the owner expects of a key while no write of its is under way. */
    Expected expected(int key) {
        long version = known(key);
        long removal = removing.get(key);
        if (removal > version) {
            return new Expected(version, Expected.State.UNKNOWN);
        }
        return new Expected(version, removal == version ? Expected.State.ABSENT : Expected.State.PRESENT);
    }
}
