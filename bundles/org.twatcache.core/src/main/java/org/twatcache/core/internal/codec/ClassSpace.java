package org.twatcache.core.internal.codec;

/** How an owner of caches finds its classes. */
@FunctionalInterface
public interface ClassSpace {

    /** Finds a class by its binary name, without initializing it. */
    Class<?> load(String name) throws ClassNotFoundException;

    /** The classes that a loader finds; null is that of the JVM. */
    static ClassSpace of(@org.jspecify.annotations.Nullable ClassLoader loader) {
        return name -> Class.forName(name, false, loader);
    }
}
