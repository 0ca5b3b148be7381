package org.twatcache.command.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.command.line.Argument;
import org.twatcache.command.line.Option;
import org.twatcache.command.line.Syntax;

/**
 * Where in a command the next word stands.
 *
 * @param valueOf the option whose value it is, or null
 * @param mayBeOption whether no {@code --} came before
 * @param arguments how many arguments came before
 * @param used the options that came before
 */
record Place(@Nullable Option valueOf, boolean mayBeOption, int arguments, Set<String> used) {

    static Place of(Syntax syntax, List<String> before) {
        Option valueOf = null;
        boolean mayBeOption = true;
        int arguments = 0;
        Set<String> used = new HashSet<>();
        for (String word : before) {
            if (valueOf != null) {
                valueOf = null;
            } else if (mayBeOption && word.equals("--")) {
                mayBeOption = false;
            } else if (mayBeOption && word.startsWith("--")) {
                used.add(word.replaceFirst("=.*", ""));
                valueOf = syntax.options().stream()
                        .filter(option -> option.name().equals(word) && option.takesValue())
                        .findFirst()
                        .orElse(null);
            } else {
                arguments++;
            }
        }
        return new Place(valueOf, mayBeOption, arguments, Set.copyOf(used));
    }

    Stream<Option> unused(Syntax syntax) {
        return syntax.options().stream().filter(option -> option.repeatable() || !used.contains(option.name()));
    }

    Optional<Argument> argument(Syntax syntax) {
        return syntax.arguments().stream().skip(arguments).findFirst();
    }
}
