package org.twatcache.launcher;

import org.jspecify.annotations.Nullable;

/** Reads lines and runs them until they end, or until {@code exit}. */
final class Session {

    private final Lines lines;
    private final Shell shell;
    private final Streams streams;

    Session(Lines lines, Shell shell, Streams streams) {
        this.lines = lines;
        this.shell = shell;
        this.streams = streams;
    }

    /** Runs the session and returns its exit code: that of the line that ended it, else 0. */
    int run() {
        String begun = "";
        while (true) {
            @Nullable String line;
            try {
                line = lines.next(!begun.isEmpty());
            } catch (Lines.CancelledException e) {
                begun = "";
                continue;
            }
            if (line == null) {
                return atEnd(begun);
            }
            String text = begun + line;
            if (isExit(text)) {
                return ExitCode.OK;
            }
            int code = shell.run(text);
            if (code == Shell.INCOMPLETE) {
                begun = text + "\n";
                continue;
            }
            begun = "";
            if (!text.isBlank() && !shell.secret(text)) {
                lines.remember(text);
            }
            if (code != ExitCode.OK && !lines.attended()) {
                return code;
            }
        }
    }

    private int atEnd(String begun) {
        if (begun.isEmpty() || lines.attended()) {
            return ExitCode.OK;
        }
        streams.say("the input ends inside a quote or bracket: " + begun.strip());
        return ExitCode.USAGE;
    }

    private static boolean isExit(String text) {
        String word = text.strip();
        return word.equals("exit") || word.equals("quit");
    }
}
