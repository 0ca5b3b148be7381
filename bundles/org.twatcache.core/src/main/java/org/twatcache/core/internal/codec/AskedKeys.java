package org.twatcache.core.internal.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an engine is asked for in one call, to find the client's key of each entry that it gives. Engines answer in the
 * order of the question, mostly: then no key is looked up by its hash.
 *
 * @param <T> what the engine keeps
 */
final class AskedKeys<T> {

    private final List<Object> clients;
    private final List<T> sealed;

    /** Where the next entry's key is looked for first. */
    private int next;

    /** By what can be compared; made where entries come in another order. */
    private @Nullable Map<Object, Object> all;

    AskedKeys(int count) {
        this.clients = new ArrayList<>(count);
        this.sealed = new ArrayList<>(count);
    }

    void add(Object client, T key) {
        clients.add(client);
        sealed.add(key);
    }

    /** As they were added. */
    List<T> sealed() {
        return sealed;
    }

    /** The client's key. */
    Object client(T key) {
        for (int i = next; i < sealed.size(); i++) {
            if (isSame(sealed.get(i), key)) {
                next = i + 1;
                return clients.get(i);
            }
        }
        return Objects.requireNonNull(all().get(comparable(key)), "an entry that nobody asked for");
    }

    private static boolean isSame(Object one, Object other) {
        return one == other || (one instanceof byte[] bytes ? Arrays.equals(bytes, (byte[]) other) : one.equals(other));
    }

    private Map<Object, Object> all() {
        if (all == null) {
            all = new HashMap<>();
            for (int i = 0; i < sealed.size(); i++) {
                all.put(comparable(sealed.get(i)), clients.get(i));
            }
            next = sealed.size();
        }
        return all;
    }

    private static Object comparable(Object sealed) {
        return sealed instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : sealed;
    }
}
