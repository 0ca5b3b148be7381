package org.twatcache.command.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one line of arguments. Options begin with two dashes and stand anywhere before {@code --}; what begins with one dash
 * is text, so that {@code -5} can be a value.
 */
final class LineReader {

    private static final String END_OF_OPTIONS = "--";

    private final Syntax syntax;
    private final List<String> positional = new ArrayList<>();
    private final Map<String, List<String>> options = new HashMap<>();

    LineReader(Syntax syntax) {
        this.syntax = syntax;
    }

    static boolean asks(String flag, List<Object> typed) {
        for (Object each : typed) {
            String text = String.valueOf(each);
            if (text.equals(flag) || text.equals(END_OF_OPTIONS)) {
                return text.equals(flag);
            }
        }
        return false;
    }

    Arguments read(List<Object> typed) {
        if (asks(Syntax.HELP, typed)) {
            return new Arguments(syntax, Map.of(), Map.of(Syntax.HELP, List.of()));
        }
        Deque<String> rest = new ArrayDeque<>();
        for (Object each : typed) {
            rest.add(ArgumentText.of(syntax.command(), each));
        }
        while (!rest.isEmpty()) {
            String text = rest.remove();
            if (text.equals(END_OF_OPTIONS)) {
                positional.addAll(rest);
                rest.clear();
            } else if (text.startsWith(END_OF_OPTIONS)) {
                option(text, rest);
            } else {
                positional.add(text);
            }
        }
        return new Arguments(syntax, arguments(), options);
    }

    private void option(String text, Deque<String> rest) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Option option = syntax.options().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("there is no option " + name + "; text that begins with -- stands behind --"));
        if (!option.takesValue() && equals >= 0) {
            throw wrong(name + " takes no value");
        } else if (options.containsKey(name) && !option.repeatable()) {
            throw wrong(name + " stands there twice");
        }
        List<String> values = options.computeIfAbsent(name, none -> new ArrayList<>());
        if (equals >= 0) {
            values.add(text.substring(equals + 1));
        } else if (option.takesValue()) {
            // A value that looks like an option is more often a forgotten value.
            if (rest.isEmpty() || rest.element().startsWith(END_OF_OPTIONS)) {
                throw wrong(name + " needs a value: " + name + "=" + option.value());
            }
            values.add(rest.remove());
        }
    }

    private Map<String, String> arguments() {
        List<Argument> known = syntax.arguments();
        if (positional.size() > known.size()) {
            throw wrong("'" + positional.get(known.size()) + "' is one argument too many");
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            if (i < positional.size()) {
                named.put(known.get(i).name(), positional.get(i));
            } else if (!known.get(i).optional()) {
                throw wrong(known.get(i).name() + " is missing");
            }
        }
        return named;
    }

    private UsageException wrong(String reason) {
        return new UsageException(syntax.command(), reason + "; usage: " + syntax.usage(), null);
    }
}
