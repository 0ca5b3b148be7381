package org.twatcache.engine.redis;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in.
 *
 * @param user null for the server's default user
 * @param password null for none
 */
record Credentials(@Nullable String user, @Nullable String password) {

    static final Credentials NONE = new Credentials(null, null);

    /** Without the secret: texts end in logs. */
    @Override
    public String toString() {
        return password == null ? "nobody" : user == null ? "the default user" : user;
    }
}
