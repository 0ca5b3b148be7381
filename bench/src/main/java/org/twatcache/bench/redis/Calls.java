package org.twatcache.bench.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Work;

/** Calls of one kind. Loaded once for each candidate: each has call sites, and so a compilation, of its own. */
public final class Calls implements Work {

    private final Remote remote;
    private final Keys keys;
    private final CallKind kind;
    private final byte[] value;

    /** Made by {@link org.twatcache.bench.harness.Apart}. */
    public Calls(Remote remote, Keys keys, CallKind kind, byte[] value) {
        this.remote = remote;
        this.keys = keys;
        this.kind = kind;
        this.value = value;
    }

    @Override
    public long run(int thread, long from, int operations) {
        String[] sequence = keys.sequence(thread);
        int mask = sequence.length - 1;
        long bytes = 0;
        for (int i = 0; i < operations; i++) {
            int at = (int) (from + i) & mask;
            // A switch over an enum has a class of its own, which is not defined anew.
            if (kind == CallKind.GET || kind == CallKind.NEAR) {
                byte[] found = remote.get(sequence[at]);
                bytes += found == null ? 0 : found.length;
            } else if (kind == CallKind.SET || kind == CallKind.BEHIND) {
                remote.put(sequence[at], value);
            } else if (kind == CallKind.GET_ALL) {
                bytes += remote.getAll(some(sequence, at));
            } else {
                remote.putAll(entries(sequence, at));
            }
        }
        if (kind == CallKind.BEHIND) {
            remote.settle();
        }
        return bytes;
    }

    private static List<String> some(String[] sequence, int at) {
        List<String> some = new ArrayList<>(CallKind.BULK);
        for (int i = 0; i < CallKind.BULK; i++) {
            some.add(sequence[(at + i) & (sequence.length - 1)]);
        }
        return some;
    }

    private Map<String, byte[]> entries(String[] sequence, int at) {
        Map<String, byte[]> entries = new HashMap<>();
        some(sequence, at).forEach(key -> entries.put(key, value));
        return entries;
    }

    /** A call goes over the wire, mostly. */
    @Override
    public int batch() {
        if (kind == CallKind.BEHIND) {
            return CallKind.SETTLED;
        }
        return kind == CallKind.NEAR ? 1_000 : 4;
    }
}
