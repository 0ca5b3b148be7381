package org.twatcache.command;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Syntax;

/**
 * A command as a Gogo {@code Function}: only those get their arguments as the text that was typed; for a method Gogo would
 * turn {@code 007} into {@code 7} and {@code null} into null.
 *
 * <p>A failing command throws, and whoever runs it (the script runner, Gogo's shell, Karaf) tells the human, once. With
 * {@code --json} it prints the error's document first.
 */
abstract class CacheCommand implements Function {

    private final Syntax syntax;

    CacheCommand(Syntax syntax) {
        this.syntax = syntax;
    }

    /**
     * Does what was asked for.
     *
     * @param arguments complete and known, but for their values
     * @param session for its current folder; commands print by their answer only
     */
    abstract Answer answer(Arguments arguments, CommandSession session) throws Exception;

    @Override
    public final @Nullable Object execute(CommandSession session, List<Object> typed) throws Exception {
        Output output = Output.of(session);
        try {
            Arguments arguments = syntax.parse(typed);
            if (arguments.flag(Syntax.HELP)) {
                output.print(syntax.help());
            } else {
                Answer answer = answer(arguments, session);
                output.print(arguments.flag(Syntax.JSON) ? answer.json().toString() : answer.text());
            }
            return null;
        } catch (Throwable failure) {
            if (syntax.asksForJson(typed)) {
                output.print(ErrorDocument.of(failure).toString());
            }
            throw failure;
        }
    }
}
