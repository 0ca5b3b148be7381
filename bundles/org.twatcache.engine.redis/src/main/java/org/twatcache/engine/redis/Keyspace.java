package org.twatcache.engine.redis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one cache on the server: {@code tc:10:twat-cache:9:org.acme.a:5:users:} and the key's own bytes. Each part has its
 * length in bytes before it, so that no two caches share a key, and no cache's keys begin with those of another.
 */
final class Keyspace {

    private static final String MARK = "tc:";

    /** What means more than itself in a pattern of SCAN. */
    private static final String WILD = "*?[]\\^-";

    private final byte[] prefix;

    Keyspace(String application, String owner, String cache) {
        this.prefix = (MARK + part(application) + part(owner) + part(cache)).getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ":";
    }

    /** What all keys of the cache begin with, and no others. */
    byte[] prefix() {
        return prefix.clone();
    }

    /** A key on the server. */
    byte[] outwards(byte[] key) {
        byte[] outer = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, outer, prefix.length, key.length);
        return outer;
    }

    /** Whether a key of the server is of this cache. */
    boolean has(byte[] outer) {
        return outer.length >= prefix.length && Arrays.equals(outer, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The cache's own key. */
    byte[] inwards(byte[] outer) {
        return Arrays.copyOfRange(outer, prefix.length, outer.length);
    }

    /** What SCAN is to match. */
    byte[] pattern() {
        ByteArrayOutputStream pattern = new ByteArrayOutputStream(prefix.length * 2);
        for (byte each : prefix) {
            if (WILD.indexOf(each) >= 0) {
                pattern.write('\\');
            }
            pattern.write(each);
        }
        pattern.write('*');
        return pattern.toByteArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Keyspace keys && Arrays.equals(prefix, keys.prefix);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prefix);
    }

    @Override
    public String toString() {
        return new String(prefix, StandardCharsets.UTF_8);
    }
}
