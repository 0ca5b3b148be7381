package org.twatcache;

import java.util.Objects;
import java.util.ServiceLoader;
import org.osgi.annotation.versioning.ProviderType;

/** twat-cache outside OSGi: the context service of one application, which closes it. */
@ProviderType
public interface TwatCache extends CacheContexts, AutoCloseable {

    /**
     * Starts a platform with the engines on the class path of this class. The thread context class loader plays no part.
     *
     * @param caller a class of the application; its name stands for the owner in messages
     * @return a platform of the caller's own, to be closed; it is strict: every spec is {@link CacheSpecBuilder#required}
     * @throws CacheConfigurationException where core is not on the class path, or inside an OSGi framework, where the
     *     service {@link CacheContexts} is to be used
     */
    static TwatCache standalone(Class<?> caller) {
        Objects.requireNonNull(caller, "caller");
        return ServiceLoader.load(Factory.class, TwatCache.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new CacheConfigurationException(
                        "No platform is visible to " + TwatCache.class.getClassLoader()
                                + ": put org.twatcache.core and an engine on the class path beside org.twatcache.api;"
                                + " inside OSGi use the service " + CacheContexts.class.getName(),
                        null,
                        null,
                        null))
                .start(caller);
    }

    /** Closes what is open, and ends every thread of the platform. Idempotent. */
    @Override
    void close();

    /** How {@link #standalone} finds core, by {@link ServiceLoader}. Not for engines or clients. */
    @ProviderType
    interface Factory {

        /**
         * Starts a platform.
         *
         * @param caller the class that stands for the owner
         * @return a new platform
         */
        TwatCache start(Class<?> caller);
    }
}
