package org.twatcache.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Describes a {@link Codec} component: gives the service property {@code cache.codec.name} and the capability
 * {@code org.twatcache.codec}, and is read by reflection outside OSGi.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ComponentPropertyType
@Capability(namespace = "org.twatcache.codec", version = "1.0.0")
public @interface ProvidesCodec {

    /** Prefix of the service properties. */
    String PREFIX_ = "cache.codec.";

    /**
     * The codec's name: lower case, without spaces. It stands in every entry: another name means other bytes.
     *
     * @return the name
     */
    @Attribute("name")
    String name();
}
