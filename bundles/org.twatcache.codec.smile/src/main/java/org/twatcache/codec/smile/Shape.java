package org.twatcache.codec.smile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

/** The text that says what bytes of a type mean; each type in it once, in the order in which it is met. Used by one thread. */
final class Shape {

    private final StringBuilder text = new StringBuilder();
    private final Set<String> described = new HashSet<>();

    /** The fingerprint of a form. */
    static long fingerprint(Form form) {
        Shape shape = new Shape();
        shape.add("smile 1 ");
        form.describe(shape);
        return shape.hash();
    }

    /** Adds a word. */
    void add(String word) {
        text.append(word).append(' ');
    }

    /**
     * Adds the name of a type that has parts.
     *
     * @return whether its parts are still to be described
     */
    boolean enter(String type) {
        add(type);
        return described.add(type);
    }

    private long hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
