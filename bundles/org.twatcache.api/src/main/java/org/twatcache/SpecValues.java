package org.twatcache;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The values that a spec sets, immutable. */
final class SpecValues {

    private static final String SECRETS =
            "passw|passphrase|pwd|secret|token|credential|(api|access|private)[._-]?key|auth$";

    /** What tells of a secret in the name of an option; better one masked too many. */
    private static final Pattern SECRET = Pattern.compile(SECRETS, Pattern.CASE_INSENSITIVE);

    private static final Pattern PASSWORD_IN_URI = Pattern.compile("(://[^/@\\s]*?:)\\S*@");
    private static final Pattern SECRET_IN_QUERY =
            Pattern.compile("([?&;][^=&;\\s]*(?:" + SECRETS + ")[^=&;\\s]*=)[^&;\\s]*", Pattern.CASE_INSENSITIVE);

    static final SpecValues NONE = new SpecValues(Map.of(), Map.of());

    private final Map<SpecKey, Object> values;
    private final SortedMap<String, String> options;

    SpecValues(Map<SpecKey, Object> values, Map<String, String> options) {
        EnumMap<SpecKey, Object> copy = new EnumMap<>(SpecKey.class);
        copy.putAll(values);
        this.values = Collections.unmodifiableMap(copy);
        this.options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    Map<SpecKey, Object> asMap() {
        return values;
    }

    Map<String, String> options() {
        return options;
    }

    <T> Optional<T> get(SpecKey key, Class<T> type) {
        return Optional.ofNullable(values.get(key)).map(type::cast);
    }

    Optional<String> text(SpecKey key) {
        return get(key, String.class);
    }

    Optional<Duration> duration(SpecKey key) {
        return get(key, Duration.class);
    }

    OptionalLong number(SpecKey key) {
        return values.get(key) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    OptionalDouble share(SpecKey key) {
        return values.get(key) instanceof Double share ? OptionalDouble.of(share) : OptionalDouble.empty();
    }

    List<String> list(SpecKey key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    Set<EngineTrait> traits() {
        EnumSet<EngineTrait> traits = EnumSet.noneOf(EngineTrait.class);
        if (values.get(SpecKey.REQUIRE) instanceof List<?> list) {
            list.forEach(trait -> traits.add((EngineTrait) trait));
        }
        return Collections.unmodifiableSet(traits);
    }

    SortedMap<String, String> toText() {
        SortedMap<String, String> text = new TreeMap<>();
        values.forEach((key, value) -> text.put(key.key(), SpecKind.write(value)));
        options.forEach((name, value) -> text.put(SpecKey.OPTION + name, value));
        return Collections.unmodifiableSortedMap(text);
    }

    /** The values as text, but for some keys. */
    Map<String, String> without(SpecKey... keys) {
        Map<String, String> text = new TreeMap<>(toText());
        for (SpecKey key : keys) {
            text.remove(key.key());
        }
        return text;
    }

    /** As {@link #toText}, but an option whose name tells of a secret, or whose value is a URI with a password, is masked. */
    SortedMap<String, String> toShownText() {
        SortedMap<String, String> text = new TreeMap<>(toText());
        text.replaceAll((key, value) -> key.startsWith(SpecKey.OPTION) ? masked(key, value) : value);
        return text;
    }

    private static String masked(String name, String value) {
        boolean reference = value.startsWith("env:") || value.startsWith("file:");
        if (reference) {
            return value;
        }
        if (SECRET.matcher(name).find()) {
            return "***";
        }
        String withoutPassword = PASSWORD_IN_URI.matcher(value).replaceAll("$1***@");
        return SECRET_IN_QUERY.matcher(withoutPassword).replaceAll("$1***");
    }
}
