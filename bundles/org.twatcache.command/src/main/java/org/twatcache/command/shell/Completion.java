package org.twatcache.command.shell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.command.Commands;
import org.twatcache.command.line.Option;
import org.twatcache.command.line.Syntax;

/** Completes lines for a launcher, which knows neither commands nor caches. Safe for use by any number of threads. */
final class Completion {

    private static final Pattern NEEDS_NO_QUOTE = Pattern.compile("[\\w./:@+-][\\w./:@+,=#-]*");

    private final ShellSession session;
    private final Supplier<@Nullable CacheAdmin> admin;

    Completion(ShellSession session, Supplier<@Nullable CacheAdmin> admin) {
        this.session = session;
        this.admin = admin;
    }

    /** Gives {@code start} and {@code candidates}, as the README says. */
    Map<String, Object> complete(String line, int cursor) {
        TypedLine typed = TypedLine.of(line.substring(0, Math.max(0, Math.min(cursor, line.length()))));
        List<String> candidates = all(typed)
                .filter(candidate -> candidate.startsWith(typed.word()))
                .map(Completion::quoted)
                .distinct()
                .sorted()
                .toList();
        return Map.of("start", typed.start(), "candidates", candidates);
    }

    private Stream<String> all(TypedLine typed) {
        if (typed.words().isEmpty()) {
            return names(typed.word());
        }
        List<String> before = typed.words().subList(1, typed.words().size());
        return Commands.syntax(typed.words().get(0)).stream()
                .flatMap(syntax -> after(Place.of(syntax, before), syntax, typed.word()));
    }

    /** Names with their scopes; those without only where one was begun, or the list would hold everything twice. */
    private Stream<String> names(String word) {
        Set<String> names = session.commands();
        Stream<String> bare = names.stream().map(name -> name.substring(name.indexOf(':') + 1));
        return word.isEmpty() ? names.stream() : Stream.concat(names.stream(), bare);
    }

    private Stream<String> after(Place place, Syntax syntax, String word) {
        Candidates values = new Candidates(admin.get(), session.gogo().currentDir());
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

    private static String quoted(String text) {
        return NEEDS_NO_QUOTE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
