package org.twatcache.bench.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Values that carry their key and their version, with a body that follows from both: any other byte shows. */
public final class Payload {

    /** What {@link #version} answers for anything that was never made. */
    public static final long DAMAGED = -1;

    /** Set in the version of a value of more than 16 KB. */
    public static final long LARGE = 1L << 62;

    private static final int HEAD = Integer.BYTES + Long.BYTES;
    private static final int MOST = 1_000;
    private static final int LARGE_BYTES = 16_384;

    private Payload() {}

    /**
     * The name of a key.
     *
     * @param key its number
     * @return a text
     */
    public static String name(int key) {
        return "customer:" + (100_000 + key);
    }

    /**
     * The one value of a key and a version, up to about 1 KB unless it is {@link #LARGE}.
     *
     * @param key the key's number
     * @param version above 0
     * @return its bytes
     */
    public static byte[] make(int key, long version) {
        SplittableRandom random = new SplittableRandom(31 * version + key);
        int least = (version & LARGE) == 0 ? 0 : LARGE_BYTES;
        byte[] body = new byte[least + random.nextInt(MOST)];
        random.nextBytes(body);
        return ByteBuffer.allocate(HEAD + body.length)
                .putInt(key)
                .putLong(version)
                .put(body)
                .array();
    }

    /**
     * The version of a value that was found.
     *
     * @param key the number of the key that it was found under
     * @param value what was found
     * @return the version, or {@link #DAMAGED} where it is no value of this key
     */
    public static long version(int key, byte[] value) {
        if (value.length < HEAD) {
            return DAMAGED;
        }
        long version = ByteBuffer.wrap(value).getLong(Integer.BYTES);
        return version > 0 && Arrays.equals(value, make(key, version)) ? version : DAMAGED;
    }
}
