package org.twatcache.bench.redis;

/** What is called. */
public enum CallKind {
    /** A key is read. */
    GET,
    /** A key is read that is in memory. */
    NEAR,
    /** A key is stored. */
    SET,
    /** Keys are stored, and at the end of many calls all of them are on the server. */
    BEHIND,
    /** Many keys are read in one call. */
    GET_ALL,
    /** Many keys are stored in one call. */
    PUT_ALL;

    /** How many keys one call has. */
    static final int BULK = 100;

    /** Calls after which write-behind has to have brought all to the server. */
    static final int SETTLED = 5_000;
}
