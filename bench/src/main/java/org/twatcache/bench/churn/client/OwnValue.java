package org.twatcache.bench.churn.client;

import org.jspecify.annotations.Nullable;

/** A value whose class dies with its bundle, as {@link OwnKey}; it remembers which key it belongs to. */
final class OwnValue {

    private final OwnKey key;
    private final long content;

    OwnValue(OwnKey key, long content) {
        this.key = key;
        this.content = content;
    }

    long content() {
        return content;
    }

    /** Complains where this was stored under another key. */
    OwnValue checkedFor(OwnKey asked) {
        if (!key.equals(asked)) {
            throw new AssertionError("The value of " + key + " was found under " + asked);
        }
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OwnValue value && value.key.equals(key) && value.content == content;
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Long.hashCode(content);
    }

    @Override
    public String toString() {
        return "value of " + key;
    }
}
