package org.twatcache.example.digest;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A line at a terminal that is drawn anew ten times a second, and wiped at the end. */
final class Progress implements AutoCloseable {

    private static final long PERIOD_NANOS = 100_000_000;

    private static final String WIPE = "\r\u001b[K";

    private final int total;
    private final @Nullable PrintStream terminal;
    private int done;
    private long drawn = System.nanoTime();
    private boolean visible;

    Progress(int total, @Nullable PrintStream terminal) {
        this.total = total;
        this.terminal = terminal;
    }

    /** One more is done; at most ten times a second this shows. */
    void step() {
        done++;
        wipe();
        if (terminal != null && System.nanoTime() - drawn > PERIOD_NANOS) {
            drawn = System.nanoTime();
            visible = true;
            terminal.print(done + " of " + total + " files");
            terminal.flush();
        }
    }

    /** Leaves the line free. */
    void wipe() {
        if (terminal != null && visible) {
            visible = false;
            terminal.print(WIPE);
            terminal.flush();
        }
    }

    @Override
    public void close() {
        wipe();
    }
}
