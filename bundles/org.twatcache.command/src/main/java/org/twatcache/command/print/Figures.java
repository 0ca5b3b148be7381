package org.twatcache.command.print;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Figures as commands print them. */
public final class Figures {

    private static final String UNKNOWN = "-";

    private Figures() {}

    /**
     * A rate for JSON.
     *
     * @param rate from 0 to 1, or empty
     * @return the number, or null
     */
    public static @Nullable Double json(OptionalDouble rate) {
        return rate.isPresent() ? rate.getAsDouble() : null;
    }

    /**
     * A rate for a human.
     *
     * @param rate from 0 to 1, or empty
     * @return such as {@code 50.3%}
     */
    public static String percent(OptionalDouble rate) {
        return rate.isPresent() ? String.format(Locale.ROOT, "%.1f%%", rate.getAsDouble() * 100) : UNKNOWN;
    }

    /**
     * The time since a moment.
     *
     * @param moment by the wall clock, which may have been set back since
     * @param clock tells what time it is
     * @return zero or more
     */
    public static Duration since(Instant moment, Clock clock) {
        Duration time = Duration.between(moment, clock.instant());
        return time.isNegative() ? Duration.ZERO : time;
    }

    /**
     * An age for a human.
     *
     * @param age zero or more
     * @return such as {@code 12s}, in the largest unit that gives one or more
     */
    public static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        } else if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : age.toSeconds() + "s";
    }

    /**
     * A short time for a human.
     *
     * @param nanos nanoseconds, or null
     * @return such as {@code 1.2 us}
     */
    public static String latency(@Nullable Long nanos) {
        if (nanos == null) {
            return UNKNOWN;
        } else if (nanos < 1_000) {
            return nanos + " ns";
        }
        return nanos < 1_000_000
                ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
