package org.twatcache.admin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.CacheOperationException;

/**
 * An exchange of a cache's engine, under way or over. Until it is over the engine that served before decides every call, so
 * that one which fails or is cancelled costs nothing. Safe for use by any number of threads.
 */
@ProviderType
public interface Migration {

    /**
     * How far it is.
     *
     * @return a snapshot
     */
    Progress progress();

    /**
     * Gives it up, unless the new engine serves already.
     *
     * @return whether this call ended it
     */
    boolean cancel();

    /**
     * Waits for its end. Engines that hang do not make this wait for ever: where nothing moves for 10 seconds the migration
     * gives itself up.
     *
     * @param limit the longest wait
     * @return what came of it
     * @throws CacheOperationException where the migration failed or was cancelled, with the reason, or is still under way
     *     after that time: then it goes on
     * @throws InterruptedException where the thread is interrupted: then the migration goes on
     */
    Result await(Duration limit) throws InterruptedException;

    /** How far a migration is. More may come. */
    enum Stage {
        /** The new engine is being opened. */
        OPENING,
        /** Entries are copied. */
        COPYING,
        /** What was written meanwhile is copied again. */
        CATCHING_UP,
        /** Writers wait while the last of it is copied. */
        PAUSED,
        /** The new engine serves. */
        DONE,
        /** The former engine serves on. */
        FAILED
    }

    /**
     * A migration at one moment.
     *
     * @param stage how far it is
     * @param copied how many entries were copied, some more than once
     * @param expected how many entries there were to copy when it began
     * @param marked how many keys were written meanwhile and must be copied again
     */
    record Progress(Stage stage, long copied, long expected, long marked) {}

    /**
     * What came of a migration.
     *
     * @param from the engine that served before, or null where none did
     * @param to the engine that serves
     * @param mode what became of the entries
     * @param moved how many entries were copied and kept
     * @param dropped how many were forgotten on the way
     * @param took from its beginning to its end
     * @param pause how long writers were kept waiting at most
     */
    record Result(
            @Nullable String from, String to, SwapMode mode, long moved, long dropped, Duration took, Duration pause) {}
}
