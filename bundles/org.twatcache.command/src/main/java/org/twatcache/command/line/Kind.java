package org.twatcache.command.line;

/** What stands for an argument or an option's value, so that a shell can complete it. */
public enum Kind {
    /** Any text. */
    TEXT,
    /** An open cache. */
    CACHE,
    /** An engine. */
    ENGINE,
    /** Engines, with commas. */
    ENGINES,
    /** Traits of engines, with commas. */
    TRAITS,
    /** What becomes of the entries in a swap. */
    SWAP_MODE,
    /** A file. */
    FILE,
    /** A command of twat-cache. */
    COMMAND
}
