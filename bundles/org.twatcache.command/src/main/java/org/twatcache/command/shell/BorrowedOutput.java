package org.twatcache.command.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The launcher's stream as Gogo gets it. Gogo wraps it in a channel, which an interrupted writer closes for good: that must
 * not close the launcher's stream, and the session must learn of it. Once let go, nothing more is written: a command that
 * does not listen to an interrupt must not talk into the next one's output.
 */
final class BorrowedOutput extends OutputStream {

    private final PrintStream owned;
    private volatile boolean letGo;

    BorrowedOutput(PrintStream owned) {
        this.owned = owned;
    }

    boolean isLetGo() {
        return letGo;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (letGo) {
            throw new IOException("The shell does not listen any more");
        }
        owned.write(bytes, from, length);
        flush();
    }

    @Override
    public void flush() throws IOException {
        if (owned.checkError()) {
            throw new IOException("The shell's stream cannot be written");
        }
    }

    @Override
    public void close() {
        letGo = true;
    }
}
