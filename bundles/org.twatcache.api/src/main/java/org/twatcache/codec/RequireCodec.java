package org.twatcache.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Lets a resolver bring a codec for the bundle that carries this: {@code @RequireCodec("smile")}. The codec need not be
 * resolved before the bundle; while it is not there, its values are misses.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Requirement(namespace = "org.twatcache.codec", filter = "(name=${#value})", effective = "active")
public @interface RequireCodec {

    /**
     * Which codec.
     *
     * @return its name
     */
    String value();
}
