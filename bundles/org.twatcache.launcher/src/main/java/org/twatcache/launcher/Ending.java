package org.twatcache.launcher;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Ends the process within a bound, whether the launcher asks for it or a signal does. Both lead to the JVM's shutdown, and
 * what must be closed is closed there: the last thing that was opened first.
 */
final class Ending {

    /** Leaves the rest of five seconds to the JVM and to what can still be closed. */
    private static final Duration BOUND = Duration.ofMillis(4_200);

    private static final Duration REST = Duration.ofMillis(300);

    private final Streams streams;
    private final Thread worker;
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
    private volatile boolean begun;
    private volatile int code = ExitCode.TERMINATED;

    private Ending(Streams streams, Thread worker) {
        this.streams = streams;
        this.worker = worker;
    }

    /**
     * Prepares the end.
     *
     * @param worker the thread that runs commands; it is interrupted when the process ends under it
     */
    static Ending prepare(Streams streams, Thread worker) {
        Ending ending = new Ending(streams, worker);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::run, "twat-cache end"));
        return ending;
    }

    /**
     * Opens what must not outlive the process, and has it closed at the end.
     *
     * @throws PlatformException when the end has begun, or from the opening itself
     */
    <T extends AutoCloseable> T opens(Opening<T> opening) throws PlatformException {
        synchronized (opened) {
            if (begun) {
                throw new PlatformException("the process is ending", null);
            }
            T resource = opening.open();
            opened.push(resource);
            return resource;
        }
    }

    /** Has something closed at the end. */
    void closes(AutoCloseable resource) {
        opened.push(resource);
    }

    /** Whether the process is ending: what fails from now on fails for that reason. */
    boolean begun() {
        return begun;
    }

    /** Ends the process; does not return. When a signal came first, its exit code stands. */
    void exit(int exitCode) {
        if (!begun) {
            code = exitCode;
        }
        System.exit(exitCode);
    }

    private void run() {
        synchronized (opened) {
            begun = true;
        }
        worker.interrupt();
        // The second time with what is left when something does not close.
        if (!closeAll(BOUND)) {
            closeAll(REST);
            Runtime.getRuntime().halt(code);
        }
    }

    /** Closes on a thread of its own: a bundle that does not stop, or a reader that does not read, must not keep us. */
    private boolean closeAll(Duration bound) {
        Thread closing = new Thread(this::closeAll, "twat-cache close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(bound.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !closing.isAlive();
    }

    private void closeAll() {
        for (AutoCloseable next = opened.poll(); next != null; next = opened.poll()) {
            try {
                next.close();
            } catch (Exception e) {
                streams.say("could not end cleanly: " + e);
            }
        }
        streams.out().flush();
    }

    /** Opens a resource. */
    interface Opening<T extends AutoCloseable> {

        T open() throws PlatformException;
    }
}
