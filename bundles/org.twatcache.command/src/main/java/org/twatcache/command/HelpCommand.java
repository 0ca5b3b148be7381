package org.twatcache.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.Table;

/** {@code cache:help}. Gogo's own help does not know commands that take their arguments as text. */
@ShellCommand(function = "help", description = "Lists the commands, or explains one.")
@Component(service = Function.class)
public final class HelpCommand extends CacheCommand {

    private static final String COMMAND = "COMMAND";
    private static final String KNOWN = ".commands";

    static final Syntax SYNTAX =
            Syntax.of(HelpCommand.class).optional(COMMAND, Kind.COMMAND, "a command of twat-cache; all without it");

    /** Needs nothing: it also answers while the platform is away. */
    @Activate
    public HelpCommand() {
        super(SYNTAX);
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        List<Syntax> asked = arguments
                .argument(COMMAND)
                .map(name -> List.of(Commands.syntax(name)
                        .orElseThrow(() -> arguments.refused(
                                COMMAND, new IllegalArgumentException("'" + name + "' is no command of twat-cache")))))
                .orElseGet(Commands::all);
        JsonObject json = new JsonObject()
                .with("commands", asked.stream().map(HelpCommand::json).toList());
        return new Answer(json, asked.size() == 1 ? asked.get(0).help() : list(asked, session));
    }

    private static JsonObject json(Syntax syntax) {
        return new JsonObject()
                .with("name", syntax.command())
                .with("usage", syntax.usage())
                .with("description", syntax.description());
    }

    private static String list(List<Syntax> all, CommandSession session) {
        Table table = new Table("", "");
        all.forEach(syntax -> table.row(syntax.command(), syntax.description()));
        StringBuilder text = new StringBuilder(table.toString()).append("\n\nEach has --help. Others:");
        if (session.get(KNOWN) instanceof Set<?> known) {
            known.stream()
                    .map(name -> name.toString().toLowerCase(Locale.ROOT))
                    .filter(name -> Commands.syntax(name).isEmpty())
                    .sorted()
                    .forEach(name -> appendWrapped(text, name));
        }
        return text.toString();
    }

    private static void appendWrapped(StringBuilder text, String word) {
        int column = text.length() - text.lastIndexOf("\n") - 1;
        text.append(column + 1 + word.length() > Table.COLUMNS ? "\n" : " ").append(word);
    }
}
