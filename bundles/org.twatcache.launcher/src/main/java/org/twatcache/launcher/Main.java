package org.twatcache.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code twat-cache [--data DIR] [-c SCRIPT] [--help] [--version] [--debug]}. */
public final class Main {

    private Main() {}

    /**
     * Starts, runs, ends the process with an exit code.
     *
     * @param arguments the command line
     */
    public static void main(String... arguments) {
        Streams streams = Streams.take();
        Ending ending = Ending.prepare(streams, Thread.currentThread());
        ending.exit(run(arguments, streams, ending));
    }

    private static int run(String[] line, Streams streams, Ending ending) {
        try {
            Arguments arguments = Arguments.parse(line);
            return switch (arguments.wish()) {
                case HELP -> print(help(), streams);
                case VERSION -> print("twat-cache " + Distribution.version() + "\n", streams);
                case RUN -> new Run(arguments, streams, ending).run();
            };
        } catch (UsageException e) {
            streams.say(e.getMessage() + "\nTry: twat-cache --help");
            return ExitCode.USAGE;
        }
    }

    private static int print(String text, Streams streams) {
        streams.out().print(text);
        return ExitCode.OK;
    }

    private static String help() {
        try (InputStream text = Objects.requireNonNull(Main.class.getResourceAsStream("help.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
