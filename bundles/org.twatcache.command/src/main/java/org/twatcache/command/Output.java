package org.twatcache.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;

/**
 * Standard output of the running command, after pipes and redirections. Bytes are written, as Gogo makes its streams with the
 * JVM's charset.
 */
record Output(PrintStream stream) {

    static Output of(CommandSession session) {
        Process process = Process.Utils.current();
        return new Output(process == null ? session.getConsole() : process.out());
    }

    /** Prints lines; nothing where there are none. */
    void print(String lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        stream.writeBytes((lines + "\n").getBytes(StandardCharsets.UTF_8));
        if (stream.checkError()) {
            throw new IOException("The result cannot be written: standard output is closed or full");
        }
    }
}
