package org.twatcache.command.shell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.admin.CacheAdmin;

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
        Candidates values = new Candidates(admin.get(), session.gogo().currentDir());
        return NextWord.after(typed.words(), typed.word(), values);
    }

    /** Names with their scopes; those without only where one was begun, or the list would hold everything twice. */
    private Stream<String> names(String word) {
        Set<String> names = session.commands();
        Stream<String> bare = names.stream().map(name -> name.substring(name.indexOf(':') + 1));
        return word.isEmpty() ? names.stream() : Stream.concat(names.stream(), bare);
    }

    private static String quoted(String text) {
        return NEEDS_NO_QUOTE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
