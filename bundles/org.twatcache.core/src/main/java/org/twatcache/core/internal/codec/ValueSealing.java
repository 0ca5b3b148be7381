package org.twatcache.core.internal.codec;

import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.cache.Absent;

/**
 * For engines that keep references, where the spec wants values by value: keys as they are, values as payloads, each array an
 * object of its own, as such engines compare. No envelope: nobody else writes to the heap.
 */
final class ValueSealing implements Sealing<Object> {

    private static final int HEADER = Long.BYTES + 1;

    private final Coding coding;
    private final Payloads payloads;

    ValueSealing(Coding coding) {
        this.coding = coding;
        this.payloads = new Payloads(coding);
    }

    @Override
    public Object key(Object key) {
        return key;
    }

    @Override
    public @Nullable Object seal(Object key, Object value, long deadline) {
        if (value == Absent.ABSENT) {
            return value;
        }
        BoundCodec codec = coding.values();
        if (codec == null) {
            return null;
        }
        ByteSink out = new ByteSink(128);
        out.int64(codec.fingerprint());
        out.write(0);
        int flags = payloads.write(out, codec, value);
        out.array()[HEADER - 1] = (byte) flags;
        return out.toBytes();
    }

    @Override
    public @Nullable Object open(Object key, Object stored) {
        return open(stored);
    }

    @Override
    public @Nullable Object openEnded(Object key, Object stored) {
        return open(stored);
    }

    @Nullable
    Object open(Object stored) {
        if (stored == Absent.ABSENT) {
            return stored;
        }
        byte[] bytes = (byte[]) stored;
        try {
            BoundCodec codec = coding.values();
            if (codec != null && new ByteSource(bytes, 0, HEADER).int64() == codec.fingerprint()) {
                return payloads.read(codec, bytes[HEADER - 1], bytes, HEADER, bytes.length - HEADER);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            coding.observer().failed(e);
        }
        coding.observer().damaged();
        return null;
    }

    @Override
    public Object clientKey(Object key) {
        return key;
    }

    @Override
    public boolean isExpected(Object stored, Object value, Object expected) {
        if (value == Absent.ABSENT || expected == Absent.ABSENT) {
            return value == expected;
        }
        byte[] bytes = (byte[]) stored;
        return value.equals(expected)
                || payloads.isWrittenAs(
                        coding.values(), expected, bytes[HEADER - 1], bytes, HEADER, bytes.length - HEADER);
    }

    @Override
    public long deadline(long deadline) {
        return deadline;
    }
}
