package org.twatcache.core.internal.engine;

import java.time.Duration;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;

/** The end of an exchange where no engine served before. */
record Arrival(String to, long entries, Duration took) implements Migration {

    @Override
    public Progress progress() {
        return new Progress(Stage.DONE, entries, entries, 0);
    }

    @Override
    public boolean cancel() {
        return false;
    }

    @Override
    public Result await(Duration limit) {
        return new Result(null, to, SwapMode.COLD, entries, 0, took, Duration.ZERO);
    }
}
