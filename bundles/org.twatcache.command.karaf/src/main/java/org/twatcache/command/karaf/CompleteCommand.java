package org.twatcache.command.karaf;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/**
 * {@code cache:complete}, and with it the completion of the other commands: Karaf asks the completer of every command about
 * every line, and gives none to those of Gogo, which ours are. To register them a second time, as Karaf's, would take them
 * away from Gogo when one of the two goes.
 */
final class CompleteCommand implements Command {

    private static final String NAME = "complete";

    private final BiFunction<List<String>, Path, List<String>> words;

    CompleteCommand(BiFunction<List<String>, Path, List<String>> words) {
        this.words = words;
    }

    @Override
    public String getScope() {
        return "cache";
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getDescription() {
        return "Prints what may follow the words of a command, the last of which is begun.";
    }

    @Override
    public Completer getCompleter(boolean scoped) {
        return new WordsCompleter(words, scoped ? List.of(NAME) : List.of(getScope() + ":" + NAME, NAME));
    }

    /** Karaf's own. */
    @Override
    public @Nullable Parser getParser() {
        return null;
    }

    @Override
    public @Nullable Object execute(Session session, List<Object> arguments) {
        List<String> typed = arguments.stream().map(String::valueOf).toList();
        if (typed.isEmpty() || typed.contains("--help")) {
            session.getConsole().println("cache:complete COMMAND [WORD]... BEGUN");
            session.getConsole().println(getDescription() + " Such as: cache:complete cache:open t --engine ''");
        } else {
            words.apply(typed, session.currentDir()).forEach(session.getConsole()::println);
        }
        return null;
    }
}
