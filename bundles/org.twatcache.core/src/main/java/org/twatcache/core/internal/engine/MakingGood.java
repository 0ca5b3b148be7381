package org.twatcache.core.internal.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes from an engine that was away what was written meanwhile. Where that fails, whatever was taken from the journal goes back
 * into it: to remove an entry once more does no harm, and all others stay as they are. Used by one thread.
 */
final class MakingGood {

    /** So many keys are removed in one go. */
    private static final int BATCH = 512;

    private final Marks journal;
    private final ServingEngine returned;
    private final List<Object> taken = new ArrayList<>();
    private boolean cleared;
    private boolean changed;

    /** Whether all that left the journal is in {@link #taken}: a client's key may throw while it is claimed. */
    private boolean whole = true;

    MakingGood(Marks journal, ServingEngine returned) {
        this.journal = journal;
        this.returned = returned;
    }

    /** Until little is left, or writers are about as quick as this: the rest is done while they are kept outside. */
    void catchUp() {
        long left = journal.size();
        long before;
        do {
            before = left;
            removeMarked(before);
            left = journal.size();
        } while (left > BATCH && left <= before / 2);
    }

    /** All of it: nobody writes any more. */
    void finish() {
        removeMarked(Long.MAX_VALUE);
        if (changed) {
            returned.engine().flush();
        }
    }

    /** It did not serve: the journal is to say everything once more. */
    void giveBack() {
        boolean given = false;
        try {
            if (!cleared && whole) {
                journal.again(taken);
                given = true;
            }
        } finally {
            if (!given) {
                journal.overflow();
            }
        }
    }

    /** Removes so many keys, about. */
    private void removeMarked(long most) {
        if (journal.takeClear() || journal.hasOverflowed()) {
            cleared = true;
            changed = true;
            returned.engine().clear();
        }
        for (long done = 0; done < most; ) {
            whole = false;
            List<Object> keys = journal.claim(BATCH);
            taken.addAll(keys);
            whole = true;
            if (keys.isEmpty()) {
                return;
            }
            changed = true;
            returned.engine().removeAll(keys);
            done += keys.size();
        }
    }
}
