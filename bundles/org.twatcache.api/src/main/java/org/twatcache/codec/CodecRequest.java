package org.twatcache.codec;

import java.lang.reflect.Type;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What one cache asks of a codec. Immutable; safe for use by any number of threads. */
@ProviderType
public interface CodecRequest {

    /**
     * The cache's name, for messages.
     *
     * @return the name, {@code #id} for a nameless cache
     */
    String cache();

    /**
     * The type of the values.
     *
     * @return a class, or a type with its arguments
     */
    Type type();

    /**
     * Finds a class as the cache's owner does, without initializing it. Checks nothing: ask {@link #allows} first.
     *
     * @param name the binary name of a class, as {@link Class#getName} gives it; not of an array
     * @return the class
     * @throws ClassNotFoundException where the owner does not see it, or has gone
     */
    Class<?> load(String name) throws ClassNotFoundException;

    /**
     * Whether the owner allows bytes to name a class, beyond those that {@link #type} implies.
     *
     * @param name the binary name of a class
     * @return whether {@link #allowed} covers it
     */
    boolean allows(String name);

    /**
     * What {@link org.twatcache.CacheSpecBuilder#allow} lists.
     *
     * @return packages, which cover the classes directly in them, and classes, which cover those nested in them
     */
    List<String> allowed();
}
