package org.twatcache.engine.xodus;

import java.nio.ByteBuffer;

/**
 * What the store knows of a region beside its entries.
 *
 * @param id its number, which is never used again for another
 * @param weak whether it is synced now and then only, and so may lose what was acknowledged in a power cut
 * @param doubtful whether it has lost something so, perhaps a removal, and nobody has decided yet whether it is believed
 * @param bytes how many bytes keys and values have; meaningless where they are not counted
 * @param counted whether the bytes are counted
 */
record RegionMeta(long id, boolean weak, boolean doubtful, long bytes, boolean counted) {

    private static final int WEAK = 1;
    private static final int DOUBTFUL = 2;
    private static final int COUNTED = 4;

    static RegionMeta fresh(long id, boolean weak, boolean counted) {
        return new RegionMeta(id, weak, false, 0, counted);
    }

    byte[] encode() {
        int flags = (weak ? WEAK : 0) | (doubtful ? DOUBTFUL : 0) | (counted ? COUNTED : 0);
        return ByteBuffer.allocate(2 * Long.BYTES + 1)
                .putLong(id)
                .putLong(bytes)
                .put((byte) flags)
                .array();
    }

    static RegionMeta decode(byte[] encoded) {
        ByteBuffer from = ByteBuffer.wrap(encoded);
        long id = from.getLong();
        long bytes = from.getLong();
        int flags = from.get();
        return new RegionMeta(id, (flags & WEAK) != 0, (flags & DOUBTFUL) != 0, bytes, (flags & COUNTED) != 0);
    }

    RegionMeta withDoubt(boolean isDoubtful) {
        return new RegionMeta(id, weak, isDoubtful, bytes, counted);
    }

    RegionMeta withWeak(boolean isWeak) {
        return new RegionMeta(id, isWeak, doubtful, bytes, counted);
    }

    RegionMeta withBytes(long number) {
        return new RegionMeta(id, weak, doubtful, number, true);
    }

    RegionMeta uncounted() {
        return new RegionMeta(id, weak, doubtful, 0, false);
    }
}
