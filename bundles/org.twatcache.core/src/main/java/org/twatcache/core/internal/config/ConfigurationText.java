package org.twatcache.core.internal.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The values of a configuration as text, whoever wrote it: a file of lines, a form, or JSON with its numbers and lists. */
public final class ConfigurationText {

    /** Beginnings of keys that those who bring a configuration, or carry it, add to it. */
    private static final List<String> OF_OTHERS =
            List.of("service.", "component.", "felix.", "org.apache.", "osgi.", ".", ":");

    private ConfigurationText() {}

    /** What is there for the platform; what is blank counts as not set. */
    public static SortedMap<String, String> of(Map<String, ?> properties) {
        SortedMap<String, String> texts = new TreeMap<>();
        properties.forEach((key, value) -> {
            String text = text(value).strip();
            if (!text.isEmpty() && OF_OTHERS.stream().noneMatch(key::startsWith)) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    /**
     * What is wrong with a key.
     *
     * @param known every key that there is
     * @param others what else there is, in words; may be empty
     * @return nothing where it is known
     */
    public static Optional<String> stranger(String key, Set<String> known, String others) {
        if (known.contains(key)) {
            return Optional.empty();
        }
        String all = String.join(", ", new TreeSet<>(known));
        return Optional.of(key + ": there is no such key; "
                + NearestName.of(key, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("there are " + (others.isEmpty() ? all : all + ", " + others)));
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> many) {
            return String.join(",", many.stream().map(String::valueOf).toList());
        } else if (value instanceof Object[] many) {
            return String.join(",", Stream.of(many).map(String::valueOf).toList());
        }
        return String.valueOf(value);
    }
}
