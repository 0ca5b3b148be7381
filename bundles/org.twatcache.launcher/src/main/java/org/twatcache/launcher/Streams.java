package org.twatcache.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of the process.
 *
 * @param in standard input
 * @param out standard output, for results only; buffered
 * @param err standard error
 */
record Streams(InputStream in, PrintStream out, PrintStream err) {

    /**
     * Takes the process's streams, and leaves standard error to everybody else: the framework and bundles that log by
     * {@code System.out} shall not mix with results.
     */
    static Streams take() {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(err);
        System.setErr(err);
        return new Streams(System.in, out, err);
    }

    /** Says something to the user, beside the results. */
    void say(String message) {
        err.println("twat-cache: " + message);
    }
}
