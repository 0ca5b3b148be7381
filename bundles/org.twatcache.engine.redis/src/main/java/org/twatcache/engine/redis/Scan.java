package org.twatcache.engine.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the keys of one cache on the server, a step of bounded length at a time, so that nobody waits for long. A key that
 * is there all the time is met, in a cluster too while it moves; some maybe twice.
 */
final class Scan {

    private static final byte[] START = "0".getBytes(StandardCharsets.US_ASCII);

    private final Server server;
    private final Keyspace keys;
    private final byte[] pattern;
    private final Rounds rounds;
    private Iterator<Link> parts = Collections.emptyIterator();
    private @Nullable Link part;
    private byte[] cursor = START;

    /** As often as it takes. */
    Scan(Server server, Keyspace keys) {
        this(server, keys, server.rounds());
    }

    /** As often as is said. */
    Scan(Server server, Keyspace keys, Rounds rounds) {
        this.server = server;
        this.keys = keys;
        this.pattern = keys.pattern();
        this.rounds = rounds;
        goOn();
    }

    private void goOn() {
        if (!parts.hasNext()) {
            parts = rounds.next().iterator();
        }
        part = parts.hasNext() ? parts.next() : null;
    }

    boolean isOver() {
        return part == null;
    }

    /**
     * The next keys, often none, for those of others are passed over.
     *
     * @param count how many keys of all caches to look at, about
     */
    List<byte[]> next(int count) {
        Link present = Objects.requireNonNull(part, "it is over");
        List<Object> answer = server.repeatable(present, Commands.scan(cursor, pattern, count));
        cursor = (byte[]) answer.get(0);
        if (Arrays.equals(cursor, START)) {
            goOn();
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
