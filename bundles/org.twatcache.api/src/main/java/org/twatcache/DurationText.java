package org.twatcache;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 250ms 5s 5m 1h 7d}. */
public final class DurationText {

    private static final Duration LONGEST_EXACT = Duration.ofNanos(Long.MAX_VALUE);
    private static final Pattern FORM = Pattern.compile("(\\d{1,19})(ns|us|ms|s|m|h|d)");

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text an integer and a unit of ns, us, ms, s, m, h, d
     * @return the duration
     * @throws IllegalArgumentException for any other text; it says which form is expected
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 250ms, 5s, 5m, 1h or 7d");
        }
        try {
            return Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is too long for a duration", e);
        }
    }

    /**
     * Writes a duration in the largest unit that is exact. One of more than 292 years is written to the second.
     *
     * @param duration zero or more
     * @return a text that {@link #parse} reads as the same duration
     */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        int nano = duration.toNanosPart();
        if (nano != 0 && duration.compareTo(LONGEST_EXACT) <= 0) {
            if (nano % 1_000_000 == 0) {
                return duration.toMillis() + "ms";
            }
            return nano % 1_000 == 0 ? duration.toNanos() / 1_000 + "us" : duration.toNanos() + "ns";
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        } else if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static ChronoUnit unit(String text) {
        return switch (text) {
            case "ns" -> ChronoUnit.NANOS;
            case "us" -> ChronoUnit.MICROS;
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
