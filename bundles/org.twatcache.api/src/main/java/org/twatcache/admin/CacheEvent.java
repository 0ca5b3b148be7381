package org.twatcache.admin;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.BundleRef;

/** Something that happened to engines and caches, worth a line in a log. Immutable. */
@ProviderType
public interface CacheEvent {

    /**
     * When it happened.
     *
     * @return the wall clock's time
     */
    Instant at();

    /**
     * What happened.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * The cache that it happened to.
     *
     * @return its name, or empty where it concerns all of them
     */
    Optional<String> cache();

    /**
     * The owner of that cache.
     *
     * @return its bundle, or empty where it concerns all caches
     */
    Optional<BundleRef> owner();

    /**
     * The engine that it is about: the one that serves from now on, where it is about an exchange.
     *
     * @return its name, or empty for none
     */
    Optional<String> engine();

    /**
     * What happened, in words.
     *
     * @return one line
     */
    String text();

    /** What can happen. More may come: do not switch over these exhaustively. */
    enum Kind {
        /** An engine is there. */
        ENGINE_CAME,
        /** An engine has gone. */
        ENGINE_LEFT,
        /** A cache got an engine where it had none, or another one. */
        ENGINE_SWAPPED,
        /** A cache has no engine any more. */
        ENGINE_LOST,
        /** Entries are being copied from one engine to another. */
        MIGRATION_STARTED,
        /** They were copied. */
        MIGRATION_FINISHED,
        /** They were not: the former engine serves on. */
        MIGRATION_FAILED,
        /** Entries were forgotten with their engine. */
        ENTRIES_DROPPED,
        /** Loads fail, and values are given whose lifetime is over. */
        SERVING_STALE,
        /** A load went well again after that. */
        LOADING_AGAIN,
        /** A configuration makes no sense, and is not in force. */
        CONFIGURATION_REFUSED
    }
}
