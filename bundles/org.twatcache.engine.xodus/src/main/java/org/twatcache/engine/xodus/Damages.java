package org.twatcache.engine.xodus;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and tells what of a region cannot be read: at the first time, and each time that there is twice as much. */
final class Damages {

    private static final Logger LOG = LoggerFactory.getLogger(Damages.class);

    private final Path directory;
    private final String region;
    private final AtomicLong met = new AtomicLong();

    Damages(Path directory, String region) {
        this.directory = directory;
        this.region = region;
    }

    void met(DamagedException damage) {
        long number = met.incrementAndGet();
        if (Long.bitCount(number) == 1) {
            LOG.warn(
                    "The region {} of {} is damaged; {} reads of it were misses so far",
                    region,
                    directory,
                    number,
                    damage);
        }
    }
}
