package org.twatcache.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;
import org.twatcache.EngineTrait;

/**
 * Describes the engine of a {@link CacheEngineFactory} component: gives the service properties {@code cache.engine.*} and the
 * capability {@code org.twatcache.engine} (name, aliases, traits, and the version of this package), for which a client asks by
 * {@link org.twatcache.RequireCacheEngine}; and is read by reflection outside OSGi.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ComponentPropertyType
@Capability(namespace = "org.twatcache.engine", version = "1.0.0")
public @interface ProvidesCacheEngine {

    /** Prefix of the service properties. */
    String PREFIX_ = "cache.engine.";

    /**
     * The engine's name: lower case, without spaces.
     *
     * @return the name
     */
    @Attribute("name")
    String name();

    /**
     * Other names that it answers to.
     *
     * @return the aliases
     */
    @Attribute("aliases")
    String[] aliases() default {};

    /**
     * What it does by itself; the engine kit proves it.
     *
     * @return the traits
     */
    @Attribute("traits")
    EngineTrait[] traits() default {};

    /**
     * The names of the options it knows.
     *
     * @return the names
     */
    String[] options() default {};

    /**
     * Its place among engines that would do for a spec: the highest serves. The service property {@code service.ranking}
     * wins over it.
     *
     * @return 0 for an engine that is as good as any
     */
    int ranking() default 0;
}
