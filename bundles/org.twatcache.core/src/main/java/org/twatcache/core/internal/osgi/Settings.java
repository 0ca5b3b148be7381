package org.twatcache.core.internal.osgi;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.config.ConfigurationText;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.context.PlatformSettings;
import org.twatcache.core.internal.engine.ParkLimits;

/** Reads the configuration of core: all of it or, where a value makes no sense, nothing. */
final class Settings {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private static final Set<String> KEYS = FormKeys.of(CoreConfiguration.class);

    private final Map<String, String> environment;
    private volatile @Nullable String refusal;

    Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What a configuration says; null, with a {@link #refusal}, where it makes no sense. */
    @Nullable
    PlatformSettings read(Map<String, Object> configuration) {
        Map<String, String> texts = ConfigurationText.of(configuration);
        try {
            texts.keySet().forEach(Settings::requireKnown);
            PlatformSettings settings = settings(texts);
            refusal = null;
            return settings;
        } catch (CacheConfigurationException e) {
            // The environment alone is read again: what is wrong with it is wrong for good.
            PlatformSettings unused = withoutConfiguration();
            refusal = e.getMessage();
            LOG.error("The configuration org.twatcache is refused, nothing is changed: {}", e.getMessage());
            return null;
        }
    }

    /** What holds without a configuration. */
    PlatformSettings withoutConfiguration() {
        return settings(Map.of());
    }

    /** Why the configuration that was read last is not in force; null where it is. */
    @Nullable
    String refusal() {
        return refusal;
    }

    private PlatformSettings settings(Map<String, String> texts) {
        SpecDefaults defaults = new SpecDefaults(texts, environment, false);
        defaults.complete(CacheSpec.of(String.class, String.class).build());
        ParkLimits usual = ParkLimits.DEFAULT;
        return new PlatformSettings(
                defaults,
                new ParkLimits(
                        number(texts, "park.entries", usual.entries()),
                        number(texts, "park.bytes", usual.bytes()),
                        Duration.ofSeconds(
                                number(texts, "park.seconds", usual.time().toSeconds())),
                        Duration.ofMillis(number(
                                texts, "park.copying.millis", usual.copying().toMillis()))),
                bool(texts, "leaks.stacks"));
    }

    private static void requireKnown(String key) {
        ConfigurationText.stranger(key, KEYS, "").ifPresent(reason -> {
            throw new CacheConfigurationException(
                    reason + "; correct the configuration of the platform", null, null, null);
        });
    }

    private static long number(Map<String, String> texts, String key, long usual) {
        String text = texts.getOrDefault(key, "");
        try {
            long value = text.isEmpty() ? usual : Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused(key, text, "is not an integer", e);
        }
        throw refused(key, text, "is less than zero", null);
    }

    private static boolean bool(Map<String, String> texts, String key) {
        String text = texts.getOrDefault(key, "false");
        return switch (text) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw refused(key, text, "is neither true nor false", null);
        };
    }

    private static CacheConfigurationException refused(
            String key, String text, String fault, @Nullable Throwable cause) {
        return new CacheConfigurationException(
                key + ": '" + text + "' " + fault + "; correct the configuration of the platform", null, null, cause);
    }
}
