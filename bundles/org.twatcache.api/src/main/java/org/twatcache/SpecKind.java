package org.twatcache;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the values of a spec are read from text and written to it, the same in configuration, environment and shell. */
enum SpecKind {
    WORD,
    WORDS,
    CLASSES,
    TRAITS,
    COUNT,
    BYTES,
    SHARE,
    DURATION,
    POLICY,
    REBIND,
    COMPRESSION,
    BOOLEAN;

    Object read(String text) {
        return switch (this) {
            case WORD -> text;
            case WORDS -> words(text);
            case CLASSES -> sorted(words(text));
            case TRAITS -> ordered(words(text).stream().map(EngineTrait::of).toList());
            case COUNT -> count(text);
            case BYTES -> bytes(text);
            case SHARE -> share(text);
            case DURATION -> DurationText.parse(text);
            case POLICY -> constant(OnEngineLoss.class, "policy", text);
            case REBIND -> constant(Rebind.class, "time to rebind", text);
            case COMPRESSION -> constant(Compression.class, "compression", text);
            case BOOLEAN -> bool(text);
        };
    }

    /** Traits are a set: two wishes for the same ones are the same wish. */
    static List<EngineTrait> ordered(List<EngineTrait> traits) {
        return traits.stream().distinct().sorted().toList();
    }

    /** So are classes that are allowed. */
    static List<String> sorted(List<String> names) {
        return names.stream().distinct().sorted().toList();
    }

    static String write(Object value) {
        if (value instanceof Duration duration) {
            return DurationText.format(duration);
        } else if (value instanceof EngineTrait trait) {
            return trait.text();
        } else if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(SpecKind::write).toList());
        }
        return value.toString();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Long count(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not an integer", e);
        }
    }

    private static Long bytes(String text) {
        int shift = switch (text.isEmpty() ? ' ' : Character.toLowerCase(text.charAt(text.length() - 1))) {
            case 'k' -> 10;
            case 'm' -> 20;
            case 'g' -> 30;
            default -> 0;
        };
        long number = count(shift == 0 ? text : text.substring(0, text.length() - 1));
        if (number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException("'" + text + "' is too large");
        }
        return number << shift;
    }

    private static Double share(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String what, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no " + what + "; there are " + List.of(type.getEnumConstants()), e);
        }
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }
}
