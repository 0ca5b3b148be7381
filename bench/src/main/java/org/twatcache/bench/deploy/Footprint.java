package org.twatcache.bench.deploy;

/**
 * What a JVM holds, in bytes.
 *
 * @param heap live objects
 * @param metaspace classes
 * @param code compiled methods
 * @param resident all of its memory that is not swapped out
 */
record Footprint(long heap, long metaspace, long code, long resident) {

    /** What lives: nothing of it would go by a collection. */
    long live() {
        return heap + metaspace + code;
    }

    /** What is more than there was before. */
    Footprint since(Footprint before) {
        return new Footprint(
                heap - before.heap, metaspace - before.metaspace, code - before.code, resident - before.resident);
    }

    String toText() {
        return String.format(
                "heap %.1f MB, metaspace %.1f MB, code %.1f MB, resident %.1f MB",
                heap / 1e6, metaspace / 1e6, code / 1e6, resident / 1e6);
    }
}
