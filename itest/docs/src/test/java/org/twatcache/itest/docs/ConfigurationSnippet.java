package org.twatcache.itest.docs;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.itest.pages.Snippet;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.ProvidesCacheEngine;

/** A configuration as a page shows it: its first line names the file, and so the PID, in whose form its keys have to be. */
record ConfigurationSnippet(Snippet snippet) {

    private static final Pattern FILE = Pattern.compile("# (?:etc/)?([\\w.]+)(?:-\\w+)?\\.cfg");
    private static final String SYSTEM = "# etc/system.properties";
    private static final Set<String> SETTINGS = Set.of("twat-cache.data");
    private static final String CACHE = "org.twatcache.cache";
    private static final String DEFAULTS = "org.twatcache";
    private static final String PROXY = "org.twatcache.services.proxy";
    private static final String OF_CACHE = "cache.";
    private static final String OPTION = "option.";

    /** Fails where a key is not known, or a value makes no sense. */
    void check() throws Exception {
        Map<String, String> values = values();
        String first = snippet.lines().isEmpty() ? "" : snippet.lines().get(0).strip();
        if (first.equals(SYSTEM)) {
            values.keySet().forEach(key -> require(SETTINGS.contains(key), key));
            return;
        }
        Matcher file = FILE.matcher(first);
        if (!file.matches()) {
            throw new AssertionError(snippet + " does not begin with the name of its file, such as # etc/PID-name.cfg");
        }
        String pid = file.group(1);
        Form form = Form.of(pid);
        values.forEach((key, value) -> checkKey(form, key, value));
        if (pid.equals(CACHE)) {
            Set<String> keys = form.fields().stream().map(Form.Field::key).collect(Collectors.toSet());
            ConfiguredSpec unused = ConfiguredSpec.read(values, keys);
        }
    }

    private void checkKey(Form form, String key, String value) {
        for (Form.Field field : form.fields()) {
            if (field.key().equals(key)) {
                if (!field.options().isEmpty() && field.options().stream().noneMatch(value::equalsIgnoreCase)) {
                    throw new AssertionError(snippet + ": " + key + " is none of " + field.options());
                }
                if (form.pid().equals(DEFAULTS) && SpecDefaults.keys().contains(key)) {
                    checkSpec(key, value);
                }
                return;
            }
        }
        if (form.pid().equals(CACHE) && key.startsWith(OPTION)) {
            require(options().contains(key.substring(OPTION.length())), key);
        } else {
            require(form.pid().equals(PROXY) && key.startsWith(OF_CACHE), key);
            checkSpec(key.substring(OF_CACHE.length()), value);
        }
    }

    private static void checkSpec(String key, String value) {
        CacheSpec<String, String> unused =
                CacheSpec.of(String.class, String.class).property(key, value).build();
    }

    private void require(boolean known, String key) {
        if (!known) {
            throw new AssertionError(snippet + " has the key " + key + ", which is not known");
        }
    }

    private Map<String, String> values() throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(snippet.text()));
        Map<String, String> values = new TreeMap<>();
        lines.stringPropertyNames().forEach(key -> values.put(key, lines.getProperty(key)));
        return values;
    }

    private static Set<String> options() {
        return engines().stream()
                .flatMap(engine -> Arrays.stream(engine.options()))
                .collect(Collectors.toSet());
    }

    /** What the engines of the class path say of themselves, by name. */
    static List<ProvidesCacheEngine> engines() {
        return ServiceLoader.load(CacheEngineFactory.class, ConfigurationSnippet.class.getClassLoader()).stream()
                .map(provider -> provider.type().getAnnotation(ProvidesCacheEngine.class))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
