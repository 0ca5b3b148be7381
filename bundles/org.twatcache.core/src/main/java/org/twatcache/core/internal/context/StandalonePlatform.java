package org.twatcache.core.internal.context;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.BundleRef;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.TwatCache;
import org.twatcache.codec.Codec;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.codec.CodecOffers;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.ProvidesCacheEngine;

/** A platform outside OSGi: the same classes, with the engines that are on the class path of the API. */
public final class StandalonePlatform extends ForwardingContexts implements TwatCache {

    private static final Logger LOG = LoggerFactory.getLogger(StandalonePlatform.class);

    /** How the API finds this. */
    public static final class Starter implements Factory {

        /** For {@link ServiceLoader}. */
        public Starter() {}

        @Override
        public TwatCache start(Class<?> caller) {
            return new StandalonePlatform(caller);
        }
    }

    private final List<ClassPathOffer> offers = found(this::offersChanged);
    private final Platform platform;
    private final Owner owner;
    private final CacheContexts contexts;

    private StandalonePlatform(Class<?> caller) {
        List<EngineOffer> ranked = List.copyOf(offers);
        this.platform = new Platform(
                () -> ranked,
                codecs(),
                (cache, ldap) -> {
                    throw new CacheConfigurationException(
                            "Cache '" + cache + "' has the filter " + ldap
                                    + ", and outside OSGi engines have no service properties; use engine, prefer or"
                                    + " require",
                            cache,
                            null,
                            null);
                },
                PlatformSettings.of(new SpecDefaults(Map.of(), System.getenv(), true)),
                owner -> "STOPPED",
                data(),
                new PlatformClock());
        this.owner =
                platform.newOwner(new BundleRef(-1, caller.getName(), "0.0.0"), ClassSpace.of(caller.getClassLoader()));
        this.contexts = platform.contextsOf(owner);
    }

    /** The folder that the start script uses too, unless the property of that name says otherwise. */
    private static Path data() {
        String set = System.getProperty("twat-cache.data");
        return set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".cache", "twat-cache");
    }

    /** Found once, and made when a cache needs them. */
    private static CodecOffers codecs() {
        List<ClassPathCodec> codecs = ServiceLoader.load(Codec.class, TwatCache.class.getClassLoader()).stream()
                .filter(ClassPathCodec::isDescribed)
                .map(ClassPathCodec::new)
                .toList();
        return () -> codecs;
    }

    /** No engine is made, and so has news, before this is. */
    private void offersChanged() {
        platform.offersChanged();
    }

    private static List<ClassPathOffer> found(Runnable news) {
        List<ClassPathOffer> found = new ArrayList<>();
        ServiceLoader.load(CacheEngineFactory.class, TwatCache.class.getClassLoader()).stream()
                .forEach(provider -> {
                    ProvidesCacheEngine described = provider.type().getAnnotation(ProvidesCacheEngine.class);
                    if (described == null) {
                        LOG.warn(
                                "{} is no engine: it lacks the annotation ProvidesCacheEngine",
                                provider.type().getName());
                    } else {
                        found.add(new ClassPathOffer(provider, described, news));
                    }
                });
        found.sort(
                Comparator.comparingInt((ClassPathOffer offer) -> offer.info().ranking())
                        .reversed());
        return found;
    }

    @Override
    protected CacheContexts contexts() {
        return contexts;
    }

    @Override
    public void close() {
        owner.end("the standalone platform was closed");
        platform.close();
        offers.forEach(ClassPathOffer::close);
    }
}
