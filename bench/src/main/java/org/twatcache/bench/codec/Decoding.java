package org.twatcache.bench.codec;

import java.util.List;
import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Work;

/** Decodes. Loaded once for each candidate by {@link Apart}. */
public final class Decoding implements Work {

    private final Format format;
    private final List<byte[]> encoded;
    private final int batch;

    /** Holds what was decoded, so that making it cannot be optimized away. */
    private final Object[] decoded;

    /** Made by {@link Apart}. */
    public Decoding(Format format, List<byte[]> encoded, int batch) {
        this.format = format;
        this.encoded = encoded;
        this.batch = batch;
        this.decoded = new Object[encoded.size()];
    }

    @Override
    public long run(int thread, long from, int operations) {
        int mask = decoded.length - 1;
        for (int i = 0; i < operations; i++) {
            int index = (int) (from + i) & mask;
            decoded[index] = format.decode(encoded.get(index));
        }
        return decoded.length;
    }

    @Override
    public int batch() {
        return batch;
    }
}
