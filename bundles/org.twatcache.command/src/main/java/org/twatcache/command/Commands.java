package org.twatcache.command;

import java.util.List;
import java.util.Optional;
import org.twatcache.command.line.Syntax;

/** All commands of this bundle. */
public final class Commands {

    /** How many there are; a constant for annotations. */
    public static final int COUNT = 17;

    private static final List<Syntax> ALL = List.of(
            EnginesCommand.SYNTAX,
            ListCommand.SYNTAX,
            OpenCommand.SYNTAX,
            CloseCommand.SYNTAX,
            DestroyCommand.SYNTAX,
            PutCommand.SYNTAX,
            GetCommand.SYNTAX,
            RemoveCommand.SYNTAX,
            ClearCommand.SYNTAX,
            StatsCommand.SYNTAX,
            SwapCommand.SYNTAX,
            WhyCommand.SYNTAX,
            ExportCommand.SYNTAX,
            ImportCommand.SYNTAX,
            ReplayCommand.SYNTAX,
            LeaksCommand.SYNTAX,
            HelpCommand.SYNTAX);

    private Commands() {}

    /**
     * The names of the commands.
     *
     * @return such as {@code cache:put}
     */
    public static List<String> names() {
        return ALL.stream().map(Syntax::command).toList();
    }

    static List<Syntax> all() {
        return ALL;
    }

    /**
     * What may be typed after a command.
     *
     * @param name with or without {@code cache:}, in any case, as Gogo takes it
     * @return its syntax, or empty for another bundle's command
     */
    public static Optional<Syntax> syntax(String name) {
        String full = name.indexOf(':') < 0 ? "cache:" + name : name;
        return ALL.stream()
                .filter(syntax -> syntax.command().equalsIgnoreCase(full))
                .findFirst();
    }
}
