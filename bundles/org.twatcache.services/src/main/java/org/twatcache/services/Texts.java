package org.twatcache.services;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Properties of services and configurations as text: one value may be a text, an array, a collection or a number. */
final class Texts {

    private Texts() {}

    /** Several values: of an array or a collection each, and what stands between commas, but not within parentheses. */
    static List<String> list(@Nullable Object value) {
        return each(value).flatMap(text -> split(text).stream()).toList();
    }

    /** One value, blank for none. */
    static String one(@Nullable Object value) {
        return String.join(",", each(value).map(String::strip).toList());
    }

    private static Stream<String> each(@Nullable Object value) {
        if (value == null) {
            return Stream.of();
        }
        if (value instanceof Object[] array) {
            return Stream.of(array).map(String::valueOf);
        }
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.of(value.toString());
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            char here = at < text.length() ? text.charAt(at) : ',';
            depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            if (at == text.length() || (here == ',' && depth == 0)) {
                parts.add(text.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
