package org.twatcache.command.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed, sorted: every argument that is needed is there, and nothing unknown. Immutable. */
public final class Arguments {

    private final Syntax syntax;
    private final Map<String, String> arguments;
    private final Map<String, List<String>> options;

    Arguments(Syntax syntax, Map<String, String> arguments, Map<String, List<String>> options) {
        this.syntax = syntax;
        this.arguments = Map.copyOf(arguments);
        this.options = Map.copyOf(options);
    }

    /**
     * An argument that is needed.
     *
     * @param name its name in the syntax
     * @return the text as typed, maybe empty
     */
    public String text(String name) {
        return argument(name).orElseThrow();
    }

    /**
     * An argument.
     *
     * @param name its name in the syntax
     * @return the text as typed, or empty where it is missing
     */
    public Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    /**
     * The value of an option.
     *
     * @param name with its dashes
     * @return the text as typed, or empty where the option is missing
     */
    public Optional<String> option(String name) {
        return options(name).stream().findFirst();
    }

    /**
     * The values of an option that may stand there more than once.
     *
     * @param name with its dashes
     * @return the texts in the order as typed, maybe none
     */
    public List<String> options(String name) {
        return options.getOrDefault(name, List.of());
    }

    /**
     * Whether an option stands there.
     *
     * @param name with its dashes
     * @return whether it does
     */
    public boolean flag(String name) {
        return options.containsKey(name);
    }

    /**
     * A value that cannot be used.
     *
     * @param where the argument or option
     * @param cause says what is wrong with it
     * @return to be thrown
     */
    public UsageException refused(String where, Throwable cause) {
        return new UsageException(syntax.command(), where + ": " + cause.getMessage(), cause);
    }
}
