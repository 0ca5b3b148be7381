package org.twatcache.core.internal.context;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.BundleRef;
import org.twatcache.EngineInfo;
import org.twatcache.core.internal.engine.EngineFacts;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.ProvidesCacheEngine;

/** An engine on the class path, described by its annotation; its factory is made when it is first needed. */
final class ClassPathOffer implements EngineOffer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClassPathOffer.class);

    private final ServiceLoader.Provider<CacheEngineFactory> provider;
    private final Runnable news;
    private final EngineInfo info;
    private final Set<String> options;
    private @Nullable CacheEngineFactory factory;

    /** An engine that is told where to leave its news. */
    ClassPathOffer(ServiceLoader.Provider<CacheEngineFactory> provider, ProvidesCacheEngine described, Runnable news) {
        this.provider = provider;
        this.news = news;
        this.info = new EngineFacts(
                described.name(),
                List.of(described.aliases()),
                Set.of(described.traits()),
                described.ranking(),
                new BundleRef(-1, provider.type().getName(), "0.0.0"),
                Optional.empty());
        this.options = Set.of(described.options());
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public Set<String> options() {
        return options;
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of();
    }

    @Override
    public synchronized CacheEngineFactory factory() {
        CacheEngineFactory present = factory;
        if (present == null) {
            present = provider.get();
            present.onNews(news);
            factory = present;
        }
        return present;
    }

    private synchronized @Nullable CacheEngineFactory take() {
        CacheEngineFactory present = factory;
        factory = null;
        return present;
    }

    /** Ends a factory that has threads of its own. Idempotent. */
    @Override
    public void close() {
        if (take() instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("The factory of engine {} failed while it was closed", info.name(), e);
            }
        }
    }
}
