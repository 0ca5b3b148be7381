package org.twatcache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Lets a resolver bring an engine for the bundle that carries this: {@code @RequireCacheEngine("xodus")}. The engine need
 * not be resolved before the bundle; at run time a cache without its engine follows its {@link OnEngineLoss} policy.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Requirement(
        namespace = "org.twatcache.engine",
        filter = "(|(name=${#value})(aliases=${#value}))",
        effective = "active")
public @interface RequireCacheEngine {

    /**
     * Which engine.
     *
     * @return a name or an alias
     */
    String value();
}
