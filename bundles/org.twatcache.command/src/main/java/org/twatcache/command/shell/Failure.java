package org.twatcache.command.shell;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.twatcache.CacheException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.command.Commands;
import org.twatcache.command.line.UsageException;
import org.twatcache.command.print.PlainText;

/**
 * What a failed script means: its exit code and the line that a human reads. Gogo's own exceptions are told by the names of
 * their classes, as Karaf does not export them.
 */
record Failure(Throwable cause) {

    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int INTERRUPTED = 130;

    private static final String GOGO = "org.apache.felix.gogo.runtime.";
    private static final String NOT_FOUND = "Command not found: ";

    static Failure of(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wraps = thrown instanceof ExecutionException || isUnfinished(thrown);
        return new Failure(wraps && cause != null ? cause : thrown);
    }

    /** Whether a text ends inside a quote or bracket. */
    static boolean isUnfinished(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause != null && isGogo(cause, "EOFError");
    }

    int code() {
        boolean unknown = isUnknownCommand() && !isAway();
        boolean badArgument = cause.getClass() == IllegalArgumentException.class;
        return cause instanceof UsageException || badArgument || isSyntax() || unknown ? USAGE : FAILED;
    }

    String line() {
        return "twat-cache: " + PlainText.oneLine(words());
    }

    private String words() {
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        if (cause instanceof EngineNotAvailableException e) {
            return message + available(message, e.available());
        } else if (cause instanceof CacheException || cause instanceof UsageException) {
            return message;
        } else if (isUnknownCommand()) {
            String name = message.replace(NOT_FOUND, "");
            return isAway()
                    ? name + " is away: the platform (org.twatcache.core) is not started"
                    : "there is no command '" + name + "'";
        } else if (isSyntax()) {
            return "this is no script: " + message + "; quote what the shell shall not read: '...'";
        }
        return isForHumans() && !message.isEmpty()
                ? message
                : cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }

    private static String available(String message, List<String> engines) {
        if (engines.isEmpty()) {
            return "; no engine is available";
        }
        return engines.stream().allMatch(message::contains) ? "" : "; available: " + String.join(", ", engines);
    }

    /** What commands of other bundles throw with a sentence in it; of subclasses the name is half of what they say. */
    private boolean isForHumans() {
        return cause.getClass() == IllegalArgumentException.class || cause.getClass() == IOException.class;
    }

    private boolean isUnknownCommand() {
        return isGogo(cause, "CommandNotFoundException");
    }

    /** A command of ours that Gogo does not know: its components ended with core. */
    private boolean isAway() {
        String name = Objects.requireNonNullElse(cause.getMessage(), "").replace(NOT_FOUND, "");
        return Commands.syntax(name).isPresent();
    }

    private boolean isSyntax() {
        return isGogo(cause, "SyntaxError") || isGogo(cause, "EOFError");
    }

    private static boolean isGogo(Throwable thrown, String name) {
        return thrown.getClass().getName().equals(GOGO + name);
    }
}
