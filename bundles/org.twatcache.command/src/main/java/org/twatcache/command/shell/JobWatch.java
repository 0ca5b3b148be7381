package org.twatcache.command.shell;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.JobListener;
import org.apache.felix.service.command.Result;

/**
 * Sees every command end. Prints what commands return instead of printing it, as those of the framework do. Remembers that a
 * command failed whose output went into a pipe: Gogo says so on the error stream and goes on. Its calls come from the threads
 * of jobs, before the next command begins.
 */
final class JobWatch implements JobListener {

    private static final String PIPE_EXCEPTION = "pipe-exception";

    /** The value of an assignment is not printed. */
    private static final Pattern ASSIGNMENT = Pattern.compile("[\\w.-]+\\s*=.*", Pattern.DOTALL);

    private final PrintStream out;
    private volatile boolean anyJob;
    private volatile int code;

    JobWatch(PrintStream out) {
        this.out = out;
    }

    @Override
    public void jobChanged(Job job, Job.Status previous, Job.Status current) {
        anyJob = true;
        if (current != Job.Status.Done || job.parent() != null) {
            return;
        }
        CommandSession session = job.session();
        if (session.get(PIPE_EXCEPTION) instanceof Throwable pipe && code == 0) {
            for (Throwable each : pipe.getSuppressed()) {
                code = Math.max(code, Failure.of(each).code());
            }
        }
        Result result = job.result();
        if (previous == Job.Status.Foreground && result != null && result.result() != null && !isAssignment(job)) {
            print(out, session.format(result.result(), Converter.INSPECT).toString());
        }
    }

    void forget() {
        anyJob = false;
        code = 0;
    }

    /** Whether a command was run, or is running. */
    boolean anyJob() {
        return anyJob;
    }

    /** The exit code for commands that failed in pipes, or 0. */
    int code() {
        return code;
    }

    static void print(PrintStream stream, String lines) {
        String whole = lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
        stream.writeBytes(whole.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    private static boolean isAssignment(Job job) {
        return ASSIGNMENT.matcher(job.command().toString().strip()).matches();
    }
}
