package org.twatcache.core.internal.engine;

import java.time.Duration;

/** Runs something on a thread of the platform after a while. */
@FunctionalInterface
public interface Later {

    /** Gives what calls it off; where the platform has closed nothing is run. */
    Runnable run(Runnable task, Duration delay);
}
