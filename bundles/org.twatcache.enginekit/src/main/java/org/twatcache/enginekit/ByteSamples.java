package org.twatcache.enginekit;

import java.nio.ByteBuffer;

/** Keys and values for engines that keep bytes. */
final class ByteSamples implements Samples<byte[]> {

    @Override
    public byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    @Override
    public int keyNumber(byte[] key) {
        return ByteBuffer.wrap(key).getInt();
    }

    @Override
    public byte[] value(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @Override
    public long number(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }
}
