package org.twatcache.bench.codec;

import java.util.List;
import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Work;

/** Encodes. Loaded once for each candidate by {@link Apart}. */
public final class Encoding implements Work {

    private final Format format;
    private final List<Object> values;
    private final int batch;

    /** Made by {@link Apart}. */
    public Encoding(Format format, List<Object> values, int batch) {
        this.format = format;
        this.values = values;
        this.batch = batch;
    }

    @Override
    public long run(int thread, long from, int operations) {
        int mask = values.size() - 1;
        long sum = 0;
        for (int i = 0; i < operations; i++) {
            byte[] bytes = format.encode(values.get((int) (from + i) & mask));
            sum += bytes.length + bytes[bytes.length - 1];
        }
        return sum;
    }

    @Override
    public int batch() {
        return batch;
    }
}
