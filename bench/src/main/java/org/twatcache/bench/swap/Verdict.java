package org.twatcache.bench.swap;

/** What an answer of a cache is worth. */
enum Verdict {
    /** It was the truth at some moment of the call. */
    LEGAL,
    /** It is older than what was acknowledged, or seen, before the call began. */
    STALE,
    /** There is nothing, though the last acknowledged write stored something and nobody was removing it. */
    LOST,
    /** Nobody ever wrote this under this key. */
    WRONG
}
