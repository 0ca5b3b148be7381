package org.twatcache.engine.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Goes through the keys of one cache on the server, a step of bounded length at a time, so that nobody waits for long. A key that
 * is there all the time is met, some maybe twice.
 */
final class Scan {

    private static final byte[] START = "0".getBytes(StandardCharsets.US_ASCII);

    private final Server server;
    private final Keyspace keys;
    private final byte[] pattern;
    private final Iterator<Link> parts;
    private Link part;
    private byte[] cursor = START;
    private boolean over;

    Scan(Server server, Keyspace keys) {
        this.server = server;
        this.keys = keys;
        this.pattern = keys.pattern();
        this.parts = server.parts().iterator();
        this.part = parts.next();
    }

    boolean isOver() {
        return over;
    }

    /**
     * The next keys, often none, for those of others are passed over.
     *
     * @param count how many keys of all caches to look at, about
     */
    List<byte[]> next(int count) {
        List<Object> answer = server.repeatable(part, Commands.scan(cursor, pattern, count));
        cursor = (byte[]) answer.get(0);
        if (Arrays.equals(cursor, START)) {
            over = !parts.hasNext();
            part = over ? part : parts.next();
        }
        List<byte[]> found = new ArrayList<>();
        for (Object key : (List<?>) answer.get(1)) {
            byte[] outer = (byte[]) key;
            // What the server takes for a match is not ours unless it begins as ours do.
            if (keys.has(outer)) {
                found.add(outer);
            }
        }
        return found;
    }
}
