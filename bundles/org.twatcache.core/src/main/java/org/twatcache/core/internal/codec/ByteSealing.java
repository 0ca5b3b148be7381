package org.twatcache.core.internal.codec;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.core.internal.cache.Absent;
import org.twatcache.core.internal.cache.Lease;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;

/** For engines that keep bytes: keys encoded, values in an {@link Envelope}. */
final class ByteSealing implements Sealing<byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(ByteSealing.class);

    /** No more than this is made ready before it is known to be needed. */
    private static final int MOST_EXPECTED = 1 << 16;

    private static final int LEASE_LENGTH = 64;

    private final Coding coding;
    private final Payloads payloads;
    private final EngineClock clock;
    private final Supplier<Optional<Duration>> timeToLive;
    private final boolean dated;

    /** Values of a cache are mostly about as long as each other. A guess; threads overwrite each other's. */
    private int lastLength = 256;

    /**
     * A sealing.
     *
     * @param timeToLive what entries get that are given no lifetime of their own, now
     * @param dated whether entries carry their deadlines: not where others may read them, by clocks of their own
     */
    ByteSealing(Coding coding, EngineClock clock, Supplier<Optional<Duration>> timeToLive, boolean dated) {
        this.dated = dated;
        this.coding = coding;
        this.payloads = new Payloads(coding);
        this.clock = clock;
        this.timeToLive = timeToLive;
    }

    @Override
    public byte[] key(Object key) {
        return coding.keyBytes(key);
    }

    @Override
    public byte @Nullable [] seal(byte[] key, Object value, long deadline) {
        BoundCodec codec = coding.values();
        if (codec == null) {
            return null;
        }
        ByteSink out = new ByteSink(Math.min(MOST_EXPECTED, lastLength));
        Envelope.begin(out, codec.number(), codec.fingerprint(), dated ? deadline : CacheEngine.NO_DEADLINE, key);
        byte[] sealed = Envelope.end(out, payloads.write(out, codec, value));
        lastLength = sealed.length;
        return sealed;
    }

    @Override
    public byte[] seal(byte[] key, Lease lease) {
        ByteSink out = new ByteSink(LEASE_LENGTH + key.length);
        Envelope.begin(out, 0, 0, CacheEngine.NO_DEADLINE, key);
        out.int64(lease.id().getMostSignificantBits());
        out.int64(lease.id().getLeastSignificantBits());
        return Envelope.end(out, Envelope.LEASE);
    }

    @Override
    public boolean isLease(byte[] key, byte[] stored) {
        try {
            return Envelope.open(stored, key).has(Envelope.LEASE);
        } catch (Unreadable e) {
            return false;
        }
    }

    @Override
    public @Nullable Object open(byte[] key, byte[] stored) {
        return open(key, stored, false);
    }

    @Override
    public @Nullable Object openEnded(byte[] key, byte[] stored) {
        return open(key, stored, true);
    }

    private @Nullable Object open(byte[] key, byte[] stored, boolean ended) {
        try {
            Envelope envelope = Envelope.open(stored, key);
            if (!ended && envelope.deadline() != CacheEngine.NO_DEADLINE && envelope.deadline() <= clock.nanos()) {
                return null;
            }
            if (envelope.has(Envelope.LEASE)) {
                return null;
            }
            BoundCodec codec = coding.values();
            if (codec != null && codec.number() == envelope.codec() && codec.fingerprint() == envelope.fingerprint()) {
                return payloads.read(codec, envelope.flags(), stored, envelope.payloadAt(), envelope.payloadLength());
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.debug("Cache '{}': an entry cannot be read", coding.cache(), e);
        }
        coding.observer().damaged();
        return null;
    }

    @Override
    public Object clientKey(byte[] key) {
        return coding.keys().decode(key, 0, key.length);
    }

    @Override
    public boolean isExpected(byte[] stored, Object value, Object expected) {
        if (value == Absent.ABSENT || expected == Absent.ABSENT) {
            return value == expected;
        }
        if (value.equals(expected)) {
            return true;
        }
        Envelope envelope = Envelope.reopen(stored);
        return payloads.isWrittenAs(
                coding.values(), expected, envelope.flags(), stored, envelope.payloadAt(), envelope.payloadLength());
    }

    @Override
    public long deadline(long deadline) {
        if (deadline != CacheEngine.DEFAULT_DEADLINE) {
            return deadline;
        }
        return timeToLive.get().map(this::after).orElse(CacheEngine.NO_DEADLINE);
    }

    /** Beyond the end of time there is none. */
    private long after(Duration time) {
        long now = clock.nanos();
        long nanos = time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? time.toNanos() : Long.MAX_VALUE;
        return nanos > Long.MAX_VALUE - now ? CacheEngine.NO_DEADLINE : now + nanos;
    }
}
