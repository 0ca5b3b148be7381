package org.twatcache.admin;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.BundleRef;

/** A cache at one moment. Immutable. */
@ProviderType
public interface CacheInfo {

    /**
     * Its number.
     *
     * @return the number behind {@code #}
     */
    long id();

    /**
     * Its name.
     *
     * @return the name, {@code #id} for a nameless one
     */
    String name();

    /**
     * The bundle that opened it.
     *
     * @return its name
     */
    BundleRef owner();

    /**
     * Whether it is one owner's part of a cache that others can have open too: engine and entries are those of all.
     *
     * @return see {@link org.twatcache.CacheSpecBuilder#shared}
     */
    boolean shared();

    /**
     * The engine that serves it.
     *
     * @return its name, or empty while there is none
     */
    Optional<String> engine();

    /**
     * How its calls are served.
     *
     * @return the state
     */
    State state();

    /**
     * How many entries it has.
     *
     * @return a number, an estimate unless {@link #sizeExact}
     */
    long size();

    /**
     * Whether {@link #size} was counted.
     *
     * @return false for an estimate
     */
    boolean sizeExact();

    /**
     * How many handles are open.
     *
     * @return a number
     */
    int handles();

    /**
     * When it was opened.
     *
     * @return the wall clock's time
     */
    Instant openedAt();

    /** How the calls of a cache are served. More may come. */
    enum State {
        /** By its engine. */
        SERVING,
        /** By its engine, while its entries are copied to another. */
        MIGRATING,
        /** Not: calls wait for an engine, or fail. */
        WAITING,
        /** Reads miss, writes are only remembered. */
        BYPASSING
    }
}
