package org.twatcache.launcher;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The command line, read.
 *
 * @param wish what is to be done
 * @param script the script after {@code -c}, unchanged, or null for the interactive shell
 * @param data the folder after {@code --data}, or null for the default
 * @param debug whether stack traces and a louder log are wanted
 */
record Arguments(
        Wish wish, @Nullable String script, @Nullable String data, boolean debug) {

    enum Wish {
        RUN,
        HELP,
        VERSION
    }

    static Arguments parse(String... arguments) throws UsageException {
        Wish wish = Wish.RUN;
        String script = null;
        String data = null;
        boolean debug = false;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "-h", "--help" -> wish = Wish.HELP;
                case "--version" -> wish = wish == Wish.HELP ? wish : Wish.VERSION;
                case "--debug" -> debug = true;
                case "-c" -> script = once(script, argument, valueOf(argument, rest));
                case "--data" -> data = once(data, argument, folder(valueOf(argument, rest)));
                default -> data = once(data, "--data", folder(inline(argument)));
            }
        }
        return new Arguments(wish, script, data, debug);
    }

    private static String valueOf(String option, Iterator<String> rest) throws UsageException {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }

    private static String inline(String argument) throws UsageException {
        if (argument.startsWith("--data=")) {
            return argument.substring("--data=".length());
        }
        throw new UsageException(
                argument.startsWith("-")
                        ? "unknown option " + argument
                        : "surplus argument '" + argument + "': a script goes after -c, quoted as one argument");
    }

    private static String folder(String name) throws UsageException {
        if (name.isBlank()) {
            throw new UsageException("--data needs the name of a folder");
        }
        return name;
    }

    private static String once(@Nullable String before, String option, String value) throws UsageException {
        if (before != null) {
            throw new UsageException(option + " was given twice");
        }
        return value;
    }
}
