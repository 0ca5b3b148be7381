package org.twatcache.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A run that loads what every run loads, for the archive of classes that the start script makes: the platform, the line
 * editor on a terminal of its own, and the everyday commands.
 */
public final class Training {

    private static final String LINES = """
            cache:open t --max-size 100 --ttl 1h
            cache:put t k v
            cache:get t k
            cache:stats t
            cache:list --json
            cache:engines
            cache:nope
            exit
            """;

    private Training() {}

    /**
     * Runs and ends the process.
     *
     * @param line the command line, as {@link Main} takes it
     * @throws UsageException for a command line that cannot be understood
     */
    public static void main(String... line) throws UsageException {
        Streams streams = Streams.take();
        Ending ending = Ending.prepare(streams, Thread.currentThread());
        ending.exit(new Run(Arguments.parse(line), streams, ending).run(Training::terminal));
    }

    private static TerminalLines terminal(Path history) {
        byte[] typed = LINES.getBytes(StandardCharsets.UTF_8);
        try {
            // Nobody closes what is written to: the end of it would end the session before its first line.
            PipedInputStream in = new PipedInputStream(typed.length);
            new PipedOutputStream(in).write(typed);
            return TerminalLines.on(
                    TerminalLines.builder()
                            .system(false)
                            .streams(in, OutputStream.nullOutputStream())
                            .build(),
                    history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
