package org.twatcache.command.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What may be typed after a command. Immutable: each method gives a longer syntax. Every command has {@link #JSON} and
 * {@link #HELP}.
 */
public final class Syntax {

    /** Asks for a document instead of text. */
    public static final String JSON = "--json";

    /** Asks for the help. */
    public static final String HELP = "--help";

    private static final List<Option> COMMON = List.of(
            new Option(JSON, "", Kind.TEXT, false, "print one JSON document on one line"),
            new Option(HELP, "", Kind.TEXT, false, "print this"));

    private final ShellCommand command;
    private final List<Argument> arguments;
    private final List<Option> own;

    private Syntax(ShellCommand command, List<Argument> arguments, List<Option> own) {
        this.command = command;
        this.arguments = List.copyOf(arguments);
        this.own = List.copyOf(own);
    }

    /**
     * The syntax of a command that takes nothing.
     *
     * @param command a class with {@link ShellCommand}
     * @return a syntax
     */
    public static Syntax of(Class<?> command) {
        ShellCommand named = Objects.requireNonNull(command.getAnnotation(ShellCommand.class), command.getName());
        return new Syntax(named, List.of(), List.of());
    }

    /**
     * Adds an argument that is needed.
     *
     * @param name as it stands in the help
     * @param kind what it stands for
     * @param help one line
     * @return a longer syntax
     */
    public Syntax argument(String name, Kind kind, String help) {
        return with(new Argument(name, kind, false, help));
    }

    /**
     * Adds a last argument that may be missing.
     *
     * @param name as it stands in the help
     * @param kind what it stands for
     * @param help one line
     * @return a longer syntax
     */
    public Syntax optional(String name, Kind kind, String help) {
        return with(new Argument(name, kind, true, help));
    }

    /**
     * Adds an option with a value.
     *
     * @param name with its dashes
     * @param value the placeholder
     * @param kind what the value stands for
     * @param help one line
     * @return a longer syntax
     */
    public Syntax option(String name, String value, Kind kind, String help) {
        return with(new Option(name, value, kind, false, help));
    }

    /**
     * Adds an option with a value that may stand there more than once.
     *
     * @param name with its dashes
     * @param value the placeholder
     * @param help one line
     * @return a longer syntax
     */
    public Syntax repeatable(String name, String value, String help) {
        return with(new Option(name, value, Kind.TEXT, true, help));
    }

    /**
     * The command.
     *
     * @return such as {@code cache:put}
     */
    public String command() {
        return command.scope() + ":" + command.function();
    }

    /**
     * What the command does.
     *
     * @return one line
     */
    public String description() {
        return command.description();
    }

    /**
     * The arguments.
     *
     * @return in their order
     */
    public List<Argument> arguments() {
        return arguments;
    }

    /**
     * The options, those of every command too.
     *
     * @return in the order of the help
     */
    public List<Option> options() {
        return Stream.concat(own.stream(), COMMON.stream()).toList();
    }

    /**
     * Reads what was typed. Where {@link #HELP} stands there, nothing else is looked at.
     *
     * @param typed what Gogo hands over
     * @return sorted
     * @throws UsageException where it does not fit
     */
    public Arguments parse(List<Object> typed) {
        return new LineReader(this).read(typed);
    }

    /**
     * Whether a document was asked for, also where the rest makes no sense.
     *
     * @param typed what Gogo hands over
     * @return whether {@link #JSON} stands there as an option
     */
    public boolean asksForJson(List<Object> typed) {
        return LineReader.asks(JSON, typed);
    }

    /**
     * How the command is typed.
     *
     * @return one line
     */
    public String usage() {
        return String.join(" ", parts());
    }

    /**
     * The help.
     *
     * @return lines of at most 80 columns
     */
    public String help() {
        return new HelpText(description(), parts(), arguments, options()).toString();
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>(List.of(command()));
        arguments.forEach(argument -> parts.add(argument.usage()));
        own.forEach(option -> parts.add(option.usage()));
        parts.add("[" + JSON + "]");
        return parts;
    }

    private Syntax with(Argument argument) {
        return new Syntax(
                command, Stream.concat(arguments.stream(), Stream.of(argument)).toList(), own);
    }

    private Syntax with(Option option) {
        return new Syntax(
                command,
                arguments,
                Stream.concat(own.stream(), Stream.of(option)).toList());
    }
}
