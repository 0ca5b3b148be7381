package org.twatcache.command;

/** How commands call what they all take. */
final class Named {

    static final String CACHE = "NAME";
    static final String CACHE_HELP = "the cache: its name, owner/name, or #id";
    static final String KEY = "KEY";
    static final String KEY_HELP = "the key";

    private Named() {}
}
