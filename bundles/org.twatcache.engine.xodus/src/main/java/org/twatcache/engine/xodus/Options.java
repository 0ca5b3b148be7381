package org.twatcache.engine.xodus;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.spi.EngineRequest;

/**
 * The options of a cache.
 *
 * @param weak {@code flush=interval} instead of {@code flush=commit}
 * @param interval {@code flush.interval}, in nanoseconds
 * @param acceptsOld {@code accept.old}
 * @param tierBytes {@code read.tier.bytes}; 0: no read tier
 */
record Options(boolean weak, long interval, boolean acceptsOld, long tierBytes) {

    static final String FLUSH = "flush";
    static final String FLUSH_INTERVAL = "flush.interval";
    static final String ACCEPT_OLD = "accept.old";
    static final String READ_TIER_BYTES = "read.tier.bytes";

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kmg]?)");
    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
    private static final long MOST_BYTES = 32L << 20;
    private static final int SHARE_OF_HEAP = 32;

    static Options of(EngineRequest request) {
        Map<String, String> options = request.options();
        String flush = options.getOrDefault(FLUSH, "commit");
        if (!flush.equals("commit") && !flush.equals("interval")) {
            throw refused(request, FLUSH, flush, "commit or interval");
        }
        String old = options.getOrDefault(ACCEPT_OLD, "false");
        if (!old.equals("true") && !old.equals("false")) {
            throw refused(request, ACCEPT_OLD, old, "true or false");
        }
        return new Options(
                flush.equals("interval"),
                interval(request, options.getOrDefault(FLUSH_INTERVAL, "1s")),
                old.equals("true"),
                tier(request, options.get(READ_TIER_BYTES)));
    }

    private static long interval(EngineRequest request, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            TimeUnit unit = switch (matcher.group(2)) {
                case "ms" -> TimeUnit.MILLISECONDS;
                case "s" -> TimeUnit.SECONDS;
                case "m" -> TimeUnit.MINUTES;
                default -> TimeUnit.HOURS;
            };
            long nanos = unit.toNanos(Long.parseLong(matcher.group(1)));
            if (nanos > 0 && nanos <= LONGEST) {
                return nanos;
            }
        }
        throw refused(request, FLUSH_INTERVAL, text, "a duration of 1ms to 1h, such as 500ms or 2s");
    }

    private static long tier(EngineRequest request, @Nullable String text) {
        if (text == null) {
            return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        }
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw refused(request, READ_TIER_BYTES, text, "a number of bytes, such as 0 or 64m");
        }
        int shift = switch (matcher.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }

    private static CacheConfigurationException refused(
            EngineRequest request, String option, String value, String wanted) {
        return new CacheConfigurationException(
                "Cache '" + request.cache() + "': the option " + option + " is '" + value + "', and has to be "
                        + wanted,
                request.cache(),
                XodusEngineFactory.ENGINE,
                null);
    }
}
