package org.twatcache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the cached methods of an interface have in common: {@code @CacheDefaults(@Cached(ttl = "5m", engine = "caffeine"))}. Makes no
 * method a cached one. Counts for the interface that {@link CacheContexts#cached(Class, Object)} is given, not for those that extend it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CacheDefaults {

    /**
     * The defaults. A {@code name} takes the place of the interface's in the names of the caches. {@code key} and {@code keyOf} are those of a
     * method, and refused here.
     *
     * @return what a method's own annotation leaves out
     */
    Cached value();
}
