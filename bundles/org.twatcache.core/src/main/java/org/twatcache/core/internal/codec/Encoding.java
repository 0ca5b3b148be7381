package org.twatcache.core.internal.codec;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.Weigher;
import org.twatcache.core.internal.trait.CreatedEngine;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineRequest;

/** Puts the encoding of a cache's entries around an engine: the outermost decorator. */
public final class Encoding {

    private Encoding() {}

    /**
     * An engine of references on one of bytes, which keeps lifetimes and bounds by itself. Runs foreign code.
     *
     * @param heard whether anybody listens to what the engine removes
     * @param throwing whether writes throw while the codec is away
     * @param shared whether other processes have the same entries: then a server's clock ends them, for the clocks of machines
     *     differ, and loads have leases
     */
    public static EncodedEngine<byte[]> ofBytes(
            String name,
            Coding coding,
            EngineRequest request,
            boolean heard,
            boolean throwing,
            boolean shared,
            Function<? super EngineRequest, ? extends @Nullable CacheEngine<?>> factory) {
        Optional<Duration> timeToLive = request.timeToLive();
        ByteSealing sealing = new ByteSealing(coding, request.clock(), () -> timeToLive, !shared);
        Weigher<Object, Object> weigher = (key, stored) -> {
            Object value = sealing.open((byte[]) key, (byte[]) stored);
            return weigh(request, value == null ? key : sealing.clientKey((byte[]) key), value);
        };
        return around(
                coding,
                sealing,
                throwing,
                shared,
                () -> create(
                        name,
                        new EncodedRequest(request, new EncodedEvents<>(request.events(), sealing, heard), weigher),
                        factory));
    }

    /**
     * The same on an engine of references, which keeps the client's keys and encoded values.
     *
     * @param engines makes an engine that is complete
     */
    public static EncodedEngine<Object> byValue(
            Coding coding,
            EngineRequest request,
            boolean heard,
            boolean throwing,
            Function<? super EngineRequest, CacheEngine<Object>> engines) {
        ValueSealing sealing = new ValueSealing(coding);
        Weigher<Object, Object> weigher = (key, stored) -> weigh(request, key, sealing.open(stored));
        return around(
                coding,
                sealing,
                throwing,
                false,
                () -> engines.apply(
                        new EncodedRequest(request, new EncodedEvents<>(request.events(), sealing, heard), weigher)));
    }

    /** What cannot be read weighs as little as can be. */
    private static int weigh(EngineRequest request, Object key, @Nullable Object value) {
        return value == null ? 1 : request.weigher().weigh(key, value);
    }

    private static <T> EncodedEngine<T> around(
            Coding coding, Sealing<T> sealing, boolean throwing, boolean leases, Supplier<CacheEngine<T>> engines) {
        coding.enter();
        boolean made = false;
        try {
            CacheEngine<T> engine = engines.get();
            made = true;
            return new EncodedEngine<>(engine, sealing, coding, throwing, leases);
        } finally {
            if (!made) {
                coding.exit();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static CacheEngine<byte[]> create(
            String name,
            EngineRequest request,
            Function<? super EngineRequest, ? extends @Nullable CacheEngine<?>> factory) {
        // The factory has the trait KEEPS_BYTES, and so promises bytes.
        return (CacheEngine<byte[]>) CreatedEngine.of(name, request, factory);
    }
}
