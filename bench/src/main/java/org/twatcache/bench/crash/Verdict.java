package org.twatcache.bench.crash;

/** What an entry is worth that was found, or not found, after a death. */
enum Verdict {
    /** What was acknowledged last, or was under way. */
    LEGAL,
    /** An acknowledged write is not there: nothing is, or an older value. */
    LOST,
    /** A value is there that was removed or whose time was over. */
    RESURRECTED,
    /** A value is there that nobody ever wrote under this key. */
    CORRUPT
}
