package org.twatcache.command.shell;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.twatcache.command.Commands;

/**
 * A session of a launcher: runs texts one after another and turns whatever happens into an exit code. {@code run} is called by
 * one thread at a time, the rest by any.
 */
final class ShellSession {

    /** The text ends inside a quote or bracket, and nothing was run. */
    static final int UNFINISHED = -1;

    private static final String COMMANDS = ".commands";
    private static final long GOGO_LEARNS_NANOS = 2_000_000_000L;

    private final CommandProcessor processor;
    private final ShellRequest request;
    private final boolean interactive;
    private final JobWatch jobs;
    private volatile GogoLife life;
    private volatile boolean closed;

    ShellSession(CommandProcessor processor, ShellRequest request, boolean interactive) {
        this.processor = processor;
        this.request = request;
        this.interactive = interactive;
        this.jobs = new JobWatch(request.out());
        this.life = GogoLife.begin(processor, request, jobs);
    }

    /** Runs a text to its end or to its first failure, which is told on the error stream. */
    int run(String text) {
        jobs.forget();
        try {
            life.session().execute(text);
            return jobs.code();
        } catch (InterruptedException e) {
            return interrupted();
        } catch (Throwable thrown) {
            return failed(thrown);
        } finally {
            if (life.isBroken() && !closed) {
                life = life.next(processor, request, jobs);
            }
        }
    }

    /** Gogo's own session, which an interrupt replaces. */
    CommandSession gogo() {
        return life.session();
    }

    /** The names of all commands, with their scopes. */
    Set<String> commands() {
        Set<String> names = new TreeSet<>();
        if (gogo().get(COMMANDS) instanceof Set<?> known) {
            known.forEach(name -> names.add(name.toString()));
        }
        return names;
    }

    /** Gogo learns of a command by the same event as this bundle, maybe a moment later. */
    void awaitCommands() {
        long start = System.nanoTime();
        while (!commands().containsAll(Commands.names())
                && System.nanoTime() - start < GOGO_LEARNS_NANOS
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    void close() {
        closed = true;
        life.close();
    }

    /** Either this thread was interrupted while it waited for a command, or somebody interrupted the command. */
    private int interrupted() {
        Job running = life.session().foregroundJob();
        if (running != null) {
            running.interrupt();
            life.close();
            Thread.currentThread().interrupt();
        }
        JobWatch.print(request.err(), "twat-cache: interrupted");
        return Failure.INTERRUPTED;
    }

    private int failed(Throwable thrown) {
        if (interactive && Failure.isUnfinished(thrown) && !jobs.anyJob()) {
            return UNFINISHED;
        }
        Failure failure = Failure.of(thrown);
        JobWatch.print(request.err(), failure.line());
        if (request.debug()) {
            failure.cause().printStackTrace(request.err());
            request.err().flush();
        }
        return failure.code();
    }
}
