package org.twatcache.core.internal.codec;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSerializationException;
import org.twatcache.CacheSpec;
import org.twatcache.Compression;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.codec.Codec;
import org.twatcache.codec.ValueCodec;
import org.twatcache.core.internal.engine.Encodability;

/**
 * How the entries of one cache become bytes: finds the spec's codec while it is there, and holds it no longer. Knows the
 * client's classes, and ends with the cache. Nothing is made before an engine of bytes is considered.
 */
public final class Coding implements Encodability {

    private static final Logger LOG = LoggerFactory.getLogger(Coding.class);

    private final String cache;
    private final CacheSpec<?, ?> spec;
    private final String codec;
    private final ClassSpace classes;
    private final CodecOffers offers;
    private final CodingObserver observer;
    private final boolean deflates;
    private final AtomicInteger users = new AtomicInteger();
    private volatile @Nullable Verdict verdict;
    private volatile @Nullable Found found;

    /** What was found of the cache's types: a codec for keys, and one for values where that is the built-in one; or neither. */
    private record Verdict(
            @Nullable ValueCodec keys,
            @Nullable BoundCodec builtIn,
            @Nullable CacheConfigurationException refusal) {}

    /** What the offers of a moment gave: the codec of an offer, or nothing. */
    private record Found(
            List<? extends CodecOffer> seen,
            @Nullable CodecOffer offer,
            @Nullable BoundCodec bound,
            @Nullable RuntimeException refusal) {}

    public Coding(String cache, CacheSpec<?, ?> spec, ClassSpace classes, CodecOffers offers, CodingObserver observer) {
        this.cache = cache;
        this.spec = spec;
        this.codec = spec.codec().orElse(Codec.BUILT_IN);
        this.classes = classes;
        this.offers = offers;
        this.observer = observer;
        this.deflates = spec.compression().orElse(Compression.NONE) == Compression.DEFLATE;
    }

    @Override
    public Optional<String> impossible() {
        CacheConfigurationException refusal = verdict().refusal();
        return Optional.ofNullable(refusal).map(Throwable::getMessage);
    }

    /** A codec that goes while its entries are served does not make the engine a wrong one: it may be back soon. */
    @Override
    public Optional<String> missing() {
        boolean there = isBuiltIn()
                || users.get() > 0
                || offers.ranked().stream().anyMatch(offer -> offer.name().equals(codec));
        return there ? Optional.empty() : Optional.of("needs the codec '" + codec + "', which is not there");
    }

    /** An engine begins to use this; throws where nothing can be encoded, or nothing now. */
    void enter() {
        BoundCodec unused = require();
        users.incrementAndGet();
    }

    /** The codec of values; throws where nothing can be encoded, or nothing now. */
    BoundCodec require() {
        RuntimeException refusal = verdict().refusal();
        if (refusal == null) {
            BoundCodec present = values();
            if (present != null) {
                return present;
            }
            Found none = found;
            refusal = none == null ? null : none.refusal();
        }
        throw refusal != null
                ? refusal
                : new EngineNotAvailableException(
                        "Cache '" + cache + "' needs the codec '" + codec + "', which is not there",
                        cache,
                        null,
                        List.of(),
                        null);
    }

    /** The same, but the codec may come later: throws only where nothing can ever be encoded. */
    void enterEarly() {
        RuntimeException refusal = verdict().refusal();
        if (refusal != null) {
            throw refusal;
        }
        users.incrementAndGet();
    }

    void exit() {
        users.decrementAndGet();
    }

    String cache() {
        return cache;
    }

    String codec() {
        return codec;
    }

    CacheSpec<?, ?> spec() {
        return spec;
    }

    boolean deflates() {
        return deflates;
    }

    CodingObserver observer() {
        return observer;
    }

    /** Encodes keys, the same way for ever. */
    ValueCodec keys() {
        ValueCodec keys = verdict().keys();
        if (keys == null) {
            throw new IllegalStateException(cache);
        }
        return keys;
    }

    /** A key as bytes. */
    byte[] keyBytes(Object key) {
        ByteSink out = new ByteSink(64);
        try {
            keys().encode(key, out);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw refused("key", e);
        }
        return out.toBytes();
    }

    /** Lets go a codec that leaves. */
    public void forget(CodecOffer offer) {
        Found before = found;
        if (before != null && before.offer() == offer) {
            found = null;
        }
    }

    /** The codec of values; null while it is not there. Runs foreign code when that has changed. */
    @Nullable
    BoundCodec values() {
        if (isBuiltIn()) {
            return verdict().builtIn();
        }
        while (true) {
            List<? extends CodecOffer> now = offers.ranked();
            Found before = found;
            if (before != null && before.seen() == now) {
                return before.bound();
            }
            found = look(now, before);
        }
    }

    /** Whatever a caller puts into {@link #found} from offers that changed meanwhile is replaced in the next round. */
    private Found look(List<? extends CodecOffer> now, @Nullable Found before) {
        for (CodecOffer offer : now) {
            if (offer.name().equals(codec)) {
                return before != null && before.offer() == offer
                        ? new Found(now, offer, before.bound(), before.refusal())
                        : open(now, offer);
            }
        }
        return new Found(now, null, null, null);
    }

    private Found open(List<? extends CodecOffer> now, CodecOffer offer) {
        try {
            Codec service = offer.codec();
            ValueCodec opened = service == null ? null : service.open(request(spec.valueType()));
            return new Found(now, offer, opened == null ? null : BoundCodec.of(codec, opened, keys()), null);
        } catch (RuntimeException | LinkageError e) {
            observer.failed(e);
            LOG.warn("Cache '{}': the codec '{}' does not serve it: {}", cache, codec, e.toString());
            return new Found(now, offer, null, e instanceof CacheConfigurationException refusal ? refusal : null);
        }
    }

    private boolean isBuiltIn() {
        return codec.equals(Codec.BUILT_IN);
    }

    private ValueRequest request(Type type) {
        return new ValueRequest(cache, type, spec.allowed(), classes);
    }

    private Verdict verdict() {
        Verdict present = verdict;
        if (present == null) {
            present = judge();
            verdict = present;
        }
        return present;
    }

    private Verdict judge() {
        try {
            ValueCodec keys = BuiltInCodec.openForKeys(request(spec.keyType()));
            if (!isBuiltIn()) {
                return new Verdict(keys, null, null);
            }
            ValueCodec values = new BuiltInCodec().open(request(spec.valueType()));
            return new Verdict(keys, BoundCodec.of(codec, values, keys), null);
        } catch (CacheConfigurationException e) {
            return new Verdict(null, null, e);
        }
    }

    /** The error for something that cannot be encoded. */
    CacheSerializationException refused(String what, Throwable cause) {
        return new CacheSerializationException(
                "A " + what + " of cache '" + cache + "' could not be encoded: " + reason(cause)
                        + "; nothing was stored",
                cache,
                null,
                cause);
    }

    private static String reason(Throwable cause) {
        return cause instanceof CacheSerializationException ? String.valueOf(cause.getMessage()) : cause.toString();
    }
}
