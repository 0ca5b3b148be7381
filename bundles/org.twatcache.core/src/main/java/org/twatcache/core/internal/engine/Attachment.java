package org.twatcache.core.internal.engine;

import java.util.function.Supplier;

/** What a cache is served through until it ends: an engine of its own, or its part of one that owners share. */
public interface Attachment {

    /** Finds an engine where none serves, and starts moving to a better one. Runs foreign code. */
    void reconcile();

    /** Ends it: every call gets an error from now on. */
    void close(boolean destroy, Supplier<? extends RuntimeException> error);

    /** The same, but what may hang is done on another thread; {@link #awaitClosed} is to follow. */
    void closeElsewhere(Supplier<? extends RuntimeException> error);

    /** Waits until what was to be closed is closed; false where something hangs. In nanoseconds. */
    boolean awaitClosed(long nanos);
}
