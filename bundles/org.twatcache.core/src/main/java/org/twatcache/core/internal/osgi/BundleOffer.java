package org.twatcache.core.internal.osgi;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.BundleRef;
import org.twatcache.EngineInfo;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.engine.EngineFacts;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.spi.CacheEngineFactory;

/** An engine that a bundle offers as a service; the service is gotten when a cache needs it, not before. */
final class BundleOffer implements EngineOffer {

    /** The best first; among equals the one that was registered first. */
    static final Comparator<BundleOffer> ORDER = Comparator.comparing(
                    (BundleOffer offer) -> offer.info().ranking())
            .reversed()
            .thenComparing(offer -> (Long) offer.reference.getProperty(Constants.SERVICE_ID));

    private static final Logger LOG = LoggerFactory.getLogger(BundleOffer.class);

    private final BundleContext core;
    private final ServiceReference<CacheEngineFactory> reference;
    private final BundleRef provider;
    private volatile EngineInfo info;
    private final AtomicBoolean gotten = new AtomicBoolean();

    BundleOffer(BundleContext core, ServiceReference<CacheEngineFactory> reference) {
        this.core = core;
        this.reference = reference;
        Bundle bundle = reference.getBundle();
        this.provider = bundle == null
                ? new BundleRef(-1, "unknown", "0.0.0")
                : new BundleRef(
                        bundle.getBundleId(),
                        bundle.getSymbolicName(),
                        bundle.getVersion().toString());
        this.info = read();
    }

    boolean isOf(ServiceReference<?> other) {
        return reference.equals(other);
    }

    /**
     * Reads the service's properties again.
     *
     * @return false, with nothing changed, where they describe another engine than before
     */
    boolean refresh() {
        EngineInfo now = read();
        boolean same = now.name().equals(info.name())
                && now.aliases().equals(info.aliases())
                && now.traits().equals(info.traits());
        if (same) {
            info = now;
        }
        return same;
    }

    /** Gives the service back. */
    void release() {
        if (gotten.compareAndSet(true, false)) {
            core.ungetService(reference);
        }
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public Set<String> options() {
        return new LinkedHashSet<>(texts(CacheEngineFactory.OPTIONS));
    }

    @Override
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        return properties;
    }

    @Override
    public CacheEngineFactory factory() {
        CacheEngineFactory factory = core.getService(reference);
        if (factory == null) {
            throw new EngineNotAvailableException(
                    "The engine '" + info.name() + "' of " + provider + " gave no service; see the log of its bundle",
                    null,
                    info.name(),
                    List.of(),
                    null);
        }
        if (!gotten.compareAndSet(false, true)) {
            core.ungetService(reference);
        }
        return factory;
    }

    private EngineInfo read() {
        return new EngineFacts(
                texts(CacheEngineFactory.NAME).stream().findFirst().orElse(""),
                texts(CacheEngineFactory.ALIASES),
                traits(),
                ranking(),
                provider,
                texts(CacheEngineFactory.UNHEALTHY).stream()
                        .filter(reason -> !reason.isBlank())
                        .findFirst());
    }

    private int ranking() {
        Object standard = reference.getProperty(Constants.SERVICE_RANKING);
        Object described = reference.getProperty(CacheEngineFactory.RANKING);
        Object ranking = standard instanceof Integer ? standard : described;
        return ranking instanceof Integer number ? number : 0;
    }

    private Set<EngineTrait> traits() {
        EnumSet<EngineTrait> traits = EnumSet.noneOf(EngineTrait.class);
        for (String text : texts(CacheEngineFactory.TRAITS)) {
            try {
                traits.add(EngineTrait.of(text));
            } catch (IllegalArgumentException e) {
                LOG.warn("Engine of {}: {}", provider, e.getMessage());
            }
        }
        return traits;
    }

    private List<String> texts(String property) {
        return texts(reference.getProperty(property));
    }

    private static List<String> texts(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        } else if (value instanceof Object[] many) {
            return Arrays.stream(many).map(String::valueOf).toList();
        }
        return Optional.ofNullable(value).map(String::valueOf).stream().toList();
    }
}
