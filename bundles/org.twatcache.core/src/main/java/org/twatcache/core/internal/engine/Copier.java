package org.twatcache.core.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * Fills the next engine from the present one: first page by page, then whatever was marked. Used by one thread, the only one
 * that writes to the next engine until that serves.
 */
final class Copier {

    private static final int PAGE = 256;
    private static final int BATCH = 512;

    /** Marks copied after each page while they come faster than pages: a whole round would never let the pages end. */
    private static final int MARKS_A_PAGE = 64;

    /** From here on few enough are left to be copied while writers wait. */
    private static final int FEW = 64;

    private static final int ROUNDS = 20;

    private final Source from;
    private final CacheEngine<Object> to;
    private final Marks marks;
    private final BooleanSupplier stop;
    private List<Object> inHand = List.of();
    private final AtomicLong copied = new AtomicLong();
    private long kept;
    private long refused;

    /** Marked keys that the next engine did not keep. */
    private final Set<Object> unfit = new HashSet<>();

    /** At most so many entries can be missing in the next engine. */
    private long missing;

    /**
     * A copier.
     *
     * @param from the engine that serves; null where nothing of it may be copied, and what is marked is only to be removed
     * @param to the next one, empty
     * @param marks where writers note what they change
     * @param stop whether to end soon with what there is
     */
    Copier(@Nullable CacheEngine<Object> from, CacheEngine<Object> to, Marks marks, BooleanSupplier stop) {
        this.from = new Source(from);
        this.to = to;
        this.marks = marks;
        this.stop = stop;
    }

    /** How many entries were copied, some more than once; grows while the copier is at work. */
    long copied() {
        return copied.get();
    }

    /** How many entries the next engine did not keep, by pages and by marks; no key counts twice. */
    long refused() {
        return unfit.isEmpty() ? refused : Math.min(refused + unfit.size(), Math.max(refused, missing));
    }

    /** How many entries of the pages the next engine kept. */
    long kept() {
        return kept - refused;
    }

    /** Copies every page; marks that come meanwhile are kept few. False where it was stopped before the end. */
    boolean copyPages() {
        return copyPages(stop);
    }

    private boolean copyPages(BooleanSupplier enough) {
        Pass pass = pass(enough);
        while (pass == Pass.CLEARED) {
            startAnew();
            pass = pass(enough);
        }
        refused = Math.max(0, kept - to.size());
        return pass == Pass.ENDED;
    }

    private enum Pass {
        ENDED,
        STOPPED,
        CLEARED
    }

    private Pass pass(BooleanSupplier enough) {
        EngineCursor<Object> cursor = from.cursor();
        try {
            while (true) {
                List<EngineEntry<Object>> page = from.page(cursor, PAGE);
                if (page.isEmpty()) {
                    return Pass.ENDED;
                }
                to.restore(page);
                kept += page.size();
                copied.addAndGet(page.size());
                if (marks.takeClear()) {
                    return Pass.CLEARED;
                }
                if (marks.size() > marks.ebb()) {
                    long before = to.size();
                    copyMarks(MARKS_A_PAGE);
                    // What was removed is not missing, and what was added was on no page.
                    kept += to.size() - before;
                }
                if (enough.getAsBoolean()) {
                    return Pass.STOPPED;
                }
            }
        } finally {
            from.close(cursor);
        }
    }

    /** After a clear nothing of what was copied is to be believed. */
    private void startAnew() {
        to.clear();
        unfit.clear();
        kept = 0;
    }

    /** Copies marks until few are left, or until it is plain that they come faster; false where it was stopped. */
    boolean catchUp() {
        marks.lowerHighWater(FEW);
        int rounds = 0;
        do {
            if (marks.takeClear()) {
                startAnew();
                if (!copyPages()) {
                    marks.markClear();
                    return false;
                }
            }
            // What comes while it copies is for the next round.
            copyMarks(marks.size() + BATCH);
        } while (++rounds < ROUNDS && (marks.size() > FEW || marks.hasClear()) && !stop.getAsBoolean());
        return !stop.getAsBoolean();
    }

    /**
     * Copies the last marks, when no writer can be inside any more.
     *
     * @param late whether the time for it is over
     * @return whether nothing is left
     */
    boolean copyRest(BooleanSupplier late) {
        while (!marks.isEmpty()) {
            if (late.getAsBoolean()) {
                return false;
            }
            if (marks.takeClear()) {
                startAnew();
                if (!copyPages(late)) {
                    // The rest is for whoever tries again.
                    marks.markClear();
                    return false;
                }
            }
            copyMarks(BATCH);
        }
        return true;
    }

    /** Removes whatever may be wrong, where the last marks cannot be copied: what is forgotten is no lie. */
    long forgetMarked() {
        long forgotten;
        if (marks.hasClear()) {
            forgotten = to.size();
            to.clear();
        } else {
            List<Object> doubtful = marks.all();
            doubtful.addAll(inHand);
            to.removeAll(doubtful);
            forgotten = doubtful.size();
        }
        inHand = List.of();
        return forgotten;
    }

    private void copyMarks(long max) {
        for (long left = max; left > 0; left -= BATCH) {
            List<Object> claimed = marks.claim((int) Math.min(BATCH, left));
            if (claimed.isEmpty()) {
                return;
            }
            inHand = claimed;
            copy(claimed);
            inHand = List.of();
        }
    }

    private void copy(List<Object> keys) {
        List<EngineEntry<Object>> present = new ArrayList<>(keys.size());
        List<Object> gone = new ArrayList<>();
        for (Object key : keys) {
            EngineEntry<Object> entry = from.peek(key);
            if (entry == null) {
                gone.add(key);
            } else {
                present.add(entry);
            }
        }
        to.restore(present);
        to.removeAll(gone);
        copied.addAndGet(keys.size());
        gone.forEach(unfit::remove);
        missing = from.size() - to.size();
        for (EngineEntry<Object> entry : present) {
            if (missing > 0 && to.peek(entry.key()) == null) {
                unfit.add(entry.key());
            } else {
                unfit.remove(entry.key());
            }
        }
    }
}
