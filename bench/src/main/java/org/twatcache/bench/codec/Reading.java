package org.twatcache.bench.codec;

import java.io.Serializable;
import java.time.Instant;
import java.util.Random;

/** A record as clients cache them. */
record Reading(long id, String sensor, Instant at, double celsius, Status status, int retries) implements Serializable {

    private static final long YEAR_2026 = 1_767_225_600;
    private static final int SECONDS_OF_YEAR = 31_536_000;

    /** Of a reading. */
    enum Status {
        GOOD,
        DOUBTFUL,
        BAD
    }

    static Reading random(Random random) {
        return new Reading(
                random.nextInt(Integer.MAX_VALUE),
                "sensor-" + random.nextInt(10_000),
                Instant.ofEpochSecond(YEAR_2026 + random.nextInt(SECONDS_OF_YEAR), random.nextInt(1_000) * 1_000_000L),
                random.nextInt(10_000) / 100.0,
                Status.values()[random.nextInt(Status.values().length)],
                random.nextInt(10));
    }
}
