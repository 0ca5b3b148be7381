package org.twatcache.command.shell;

import java.util.List;
import java.util.stream.Stream;
import org.twatcache.command.Commands;
import org.twatcache.command.line.Option;
import org.twatcache.command.line.Syntax;

/** What the word may be that follows those of a command of this bundle, as it is and without quotes. */
final class NextWord {

    private NextWord() {}

    /**
     * What may follow; some may not begin as the word does.
     *
     * @param words the command's name, and what was typed after it
     * @param word how the next one begins
     */
    static Stream<String> after(List<String> words, String word, Candidates values) {
        List<String> before = words.subList(1, words.size());
        return Commands.syntax(words.get(0)).stream()
                .flatMap(syntax -> at(Place.of(syntax, before), syntax, word, values));
    }

    private static Stream<String> at(Place place, Syntax syntax, String word, Candidates values) {
        Option valueOf = place.valueOf();
        if (valueOf != null) {
            return values.of(valueOf.kind(), word);
        } else if (word.startsWith("--") && place.mayBeOption()) {
            int equals = word.indexOf('=');
            return equals < 0
                    ? place.unused(syntax).map(Option::name)
                    : valuesBehind(word.substring(0, equals + 1), word.substring(equals + 1), syntax, values);
        }
        return place.argument(syntax).stream().flatMap(argument -> values.of(argument.kind(), word));
    }

    private static Stream<String> valuesBehind(String name, String begun, Syntax syntax, Candidates values) {
        return syntax.options().stream()
                .filter(option -> option.takesValue() && name.equals(option.name() + "="))
                .flatMap(option -> values.of(option.kind(), begun))
                .map(value -> name + value);
    }
}
