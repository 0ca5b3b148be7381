package org.twatcache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Lets a resolver bring an engine for the bundle that carries this: {@code @RequireCacheEngine("xodus")}. Nobody is brought for
 * a name that no bundle provides: then the resolver says so. The engine need not be resolved before the bundle, and may go while
 * it runs: what its caches do then is said by their specs ({@link OnEngineLoss}).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(RequireCacheEngines.class)
@Requirement(
        namespace = "org.twatcache.engine",
        version = "1.0.0",
        filter = "(|(name=${#value})(aliases=${#value}))",
        effective = "active")
public @interface RequireCacheEngine {

    /**
     * Which engine.
     *
     * @return its name or one of its aliases
     */
    String value();
}
