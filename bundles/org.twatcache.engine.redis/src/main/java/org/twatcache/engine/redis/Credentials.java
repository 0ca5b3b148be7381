package org.twatcache.engine.redis;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in.
 *
 * @param user null for the server's default user
 * @param secret null for none
 */
record Credentials(@Nullable String user, @Nullable Secret secret) {

    static final Credentials NONE = new Credentials(null, null);

    /** As it is now: to be asked for each connection. Null for none. */
    @Nullable
    String password() {
        return secret == null ? null : secret.text();
    }

    /** Without the secret: texts end in logs. */
    @Override
    public String toString() {
        return secret == null ? "nobody" : user == null ? "the default user" : user;
    }
}
