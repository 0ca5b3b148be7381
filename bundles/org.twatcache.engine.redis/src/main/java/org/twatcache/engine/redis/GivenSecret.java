package org.twatcache.engine.redis;

/** A password that was given, and so does not change. */
record GivenSecret(String text) implements Secret {

    /** Without it: texts end in logs. */
    @Override
    public String toString() {
        return "a password";
    }
}
