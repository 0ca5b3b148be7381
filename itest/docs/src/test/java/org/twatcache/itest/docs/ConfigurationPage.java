package org.twatcache.itest.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.spi.ProvidesCacheEngine;

/** The page {@code docs/configuration.md}, made of the forms of the bundles. */
final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration reference

            This page is made by the build, of the forms (Metatype) that stand in the bundles and that consoles show. It is not edited: where it
            differs from the forms the build fails, and says how it is renewed.

            A PID is configured by Config Admin. In Karaf that is a file `etc/PID.cfg`; of a factory PID, which makes one thing for each
            configuration, `etc/PID-NAME.cfg` with any name. A configuration is followed when it changes; one that makes no sense is refused as
            a whole, and the log tells why. Outside OSGi there are the variables at the end of this page, and the spec in code.

            Blank means: not set. Durations are written `250ms 5s 5m 1h 7d`, bytes `64k 64m 1g`, lists with commas. The keys of a cache are the
            same in a configuration, in `CacheSpecBuilder.property`, in `@Cached(spec = …)` and, behind `cache.`, for proxies of services.

            """;

    private static final Map<String, String> BESIDES = Map.of(
            "org.twatcache.cache",
            "Beside these: `option.NAME` for an option of an [engine](#engines). `max.weight` needs a weigher, and so code.",
            "org.twatcache.services.proxy",
            "Beside these: `cache.KEY` for any key of a cache that is listed under `org.twatcache.cache`, and `cache.option.NAME`. A service"
                    + " may say the same of itself, by properties: see the [bundle's page](../bundles/org.twatcache.services/README.md).",
            "org.twatcache.engine.redis",
            "What makes no sense here is told by each cache that is opened on the engine. More words about each key: the [bundle's page](../bundles/org.twatcache.engine.redis/README.md).");

    private ConfigurationPage() {}

    /** Its whole text. */
    static String text(List<Form> forms, List<ProvidesCacheEngine> engines) {
        return HEAD
                + forms.stream().map(ConfigurationPage::section).collect(Collectors.joining())
                + engines(engines)
                + variables();
    }

    private static String section(Form form) {
        return "## `" + form.pid() + "`\n\n" + (form.isFactory() ? "A factory PID. " : "") + form.description()
                + ".\n\n"
                + table(
                        List.of("key", "type", "default", "what it says"),
                        form.fields().stream().map(ConfigurationPage::row))
                + "\n"
                + (BESIDES.containsKey(form.pid()) ? BESIDES.get(form.pid()) + "\n\n" : "");
    }

    private static List<String> row(Form.Field field) {
        List<String> options = field.options().stream()
                .filter(option -> !option.isEmpty())
                .map(ConfigurationPage::code)
                .toList();
        return List.of(
                code(field.key()),
                field.type(),
                field.value().isEmpty() ? "" : code(field.value()),
                field.description() + (options.isEmpty() ? "" : ": " + String.join(", ", options)));
    }

    private static String engines(List<ProvidesCacheEngine> engines) {
        return "## Engines\n\n"
                + table(
                        List.of("engine", "also", "traits", "options"),
                        engines.stream()
                                .map(engine -> List.of(
                                        "[`" + engine.name() + "`](../bundles/org.twatcache.engine." + engine.name()
                                                + "/README.md)",
                                        codes(Arrays.stream(engine.aliases())),
                                        codes(Arrays.stream(engine.traits()).map(trait -> trait.text())),
                                        codes(Arrays.stream(engine.options())))))
                + "\n";
    }

    private static String variables() {
        return "## Variables\n\nDefaults of the process, which give way to the configuration `org.twatcache`: "
                + codes(SpecDefaults.keys().stream()
                        .map(key -> "TWAT_CACHE_" + key.toUpperCase(Locale.ROOT).replace('.', '_')))
                + ".\n";
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        Stream<List<String>> above =
                Stream.of(head, head.stream().map(column -> "---").toList());
        return Stream.concat(above, rows)
                .map(row -> row.stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private static String codes(Stream<String> words) {
        return words.map(ConfigurationPage::code).collect(Collectors.joining(", "));
    }

    private static String code(String word) {
        return "`" + word + "`";
    }
}
