package org.twatcache.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.Syntax;

/** The options of {@code cache:open} and the spec that they make. */
final class OpenOptions {

    private static final String OPTION = "--option";

    /** By option, the key of the spec. */
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        for (String key :
                new String[] {"engine", "prefer", "tiers", "require", "max.size", "max.bytes", "ttl", "idle", "folder"
                }) {
            KEYS.put("--" + key.replace('.', '-'), key);
        }
    }

    private OpenOptions() {}

    static Syntax of(Syntax bare) {
        return bare.argument(Named.CACHE, Kind.TEXT, "the name of the cache")
                .option("--engine", "E", Kind.ENGINE, "this engine, by name or alias")
                .option("--prefer", "A,B", Kind.ENGINES, "these engines, the first that is there")
                .option("--tiers", "A,B", Kind.ENGINES, "the last of these engines, with the others in front of it")
                .option("--require", "T,...", Kind.TRAITS, "only engines with these traits")
                .option("--max-size", "N", Kind.TEXT, "at most so many entries")
                .option("--max-bytes", "N", Kind.TEXT, "at most so many bytes: 64m")
                .option("--ttl", "D", Kind.TEXT, "life after a write: 250ms 5s 5m 1h 7d")
                .option("--idle", "D", Kind.TEXT, "life after the last use")
                .option("--folder", "F", Kind.TEXT, "plain name of the folder on disk")
                .repeatable(OPTION, "k=v", "an engine's option; v may be env:NAME, file:PATH");
    }

    static CacheSpec<String, String> spec(Arguments arguments) {
        CacheSpecBuilder<String, String> builder = CacheSpec.of(String.class, String.class);
        set(arguments, Named.CACHE, () -> builder.named(arguments.text(Named.CACHE)));
        KEYS.forEach((option, key) ->
                arguments.option(option).ifPresent(text -> set(arguments, option, () -> builder.property(key, text))));
        arguments.options(OPTION).forEach(text -> set(arguments, OPTION, () -> option(builder, text)));
        return builder.required().build();
    }

    private static void option(CacheSpecBuilder<String, String> builder, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("an option is written k=v");
        }
        builder.option(text.substring(0, equals), text.substring(equals + 1));
    }

    /** A value that makes no sense by itself was mistyped; one that contradicts another is the spec's business. */
    private static void set(Arguments arguments, String where, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            throw arguments.refused(where, e);
        } catch (CacheConfigurationException e) {
            throw arguments.refused(where, e.getCause() instanceof IllegalArgumentException reason ? reason : e);
        }
    }
}
