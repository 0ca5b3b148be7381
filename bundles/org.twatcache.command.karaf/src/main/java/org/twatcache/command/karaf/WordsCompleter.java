package org.twatcache.command.karaf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Is asked about every line of a session: answers for the commands of twat-cache, and for the names of its own command. */
final class WordsCompleter implements Completer {

    private final BiFunction<List<String>, Path, List<String>> words;
    private final List<String> names;

    WordsCompleter(BiFunction<List<String>, Path, List<String>> words, List<String> names) {
        this.words = words;
        this.names = names;
    }

    @Override
    public void completeCandidates(Session session, CommandLine line, List<Candidate> candidates) {
        following(session, line).map(word -> new Candidate(word, isWhole(word))).forEach(candidates::add);
    }

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        following(session, line).map(word -> isWhole(word) ? word + " " : word).forEach(candidates::add);
        return candidates.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }

    private Stream<String> following(Session session, CommandLine line) {
        List<String> typed =
                new ArrayList<>(Arrays.asList(line.getArguments()).subList(0, line.getCursorArgumentIndex() + 1));
        int last = typed.size() - 1;
        String begun = typed.get(last).substring(0, line.getArgumentPosition());
        if (last == 0) {
            return names.stream().filter(name -> name.startsWith(begun));
        }
        typed.set(last, begun);
        typed.set(0, session.resolveCommand(typed.get(0)));
        return words.apply(typed, session.currentDir()).stream();
    }

    /** Whether nothing is expected behind a word but the next one. */
    private static boolean isWhole(String word) {
        return !word.endsWith("=") && !word.endsWith("/");
    }
}
