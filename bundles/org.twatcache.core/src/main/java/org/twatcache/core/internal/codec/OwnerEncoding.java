package org.twatcache.core.internal.codec;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSerializationException;
import org.twatcache.core.internal.trait.CreatedEngine;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/**
 * How one owner sees what owners share: encoded keys that are compared by {@code equals}, and values in an {@link Envelope},
 * which each owner opens with its own codec and classes. What another owner wrote of another version of a class has another
 * fingerprint, and is no more than a miss.
 */
public final class OwnerEncoding {

    private final Coding coding;
    private final ByteSealing sealing;

    /**
     * The view of one owner.
     *
     * @param clock of the deadlines of all
     * @param timeToLive the usual lifetime of all, now
     * @throws CacheConfigurationException where this owner's types cannot be kept as bytes
     */
    public OwnerEncoding(Coding coding, EngineClock clock, Supplier<Optional<Duration>> timeToLive) {
        this.coding = coding;
        this.sealing = new ByteSealing(coding, clock, timeToLive, false);
        coding.enterEarly();
    }

    /**
     * What all share, with this owner's objects; to be closed once.
     *
     * @param throwing whether writes throw while the codec is away
     */
    public CacheEngine<Object> engine(CacheEngine<Object> all, boolean throwing) {
        return new EncodedEngine<>(RekeyedEngine.byBytes(all), sealing, coding, throwing, false);
    }

    /** Tells this owner what the engine of all removes by itself. */
    public EngineEvents events(EngineEvents target, boolean heard) {
        return new RekeyedEvents(new EncodedEvents<>(target, sealing, heard), ByteKey::bytes);
    }

    /** What stands for a key among the owners; the key itself where it cannot be stored anyway. */
    public Object identity(Object key) {
        try {
            return new ByteKey(sealing.key(key));
        } catch (CacheSerializationException e) {
            return key;
        }
    }

    /** Whether this owner reads entries of such a codec and such types. */
    public boolean reads(Object stored) {
        BoundCodec codec = coding.values();
        if (codec == null) {
            return false;
        }
        try {
            Envelope envelope = Envelope.reopen((byte[]) stored);
            return codec.number() == envelope.codec() && codec.fingerprint() == envelope.fingerprint();
        } catch (CacheSerializationException e) {
            return false;
        }
    }

    /** An engine of bytes, for all. Runs foreign code. */
    @SuppressWarnings("unchecked")
    public static CacheEngine<Object> onBytes(
            String name,
            EngineRequest request,
            Function<? super EngineRequest, ? extends @Nullable CacheEngine<?>> factory) {
        EngineEvents events = new RekeyedEvents(request.events(), key -> new ByteKey((byte[]) key));
        // The factory has the trait KEEPS_BYTES, and so promises bytes.
        return RekeyedEngine.byKeys((CacheEngine<byte[]>)
                CreatedEngine.of(name, new EncodedRequest(request, events, request.weigher()), factory));
    }
}
