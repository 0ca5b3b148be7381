package org.twatcache.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.twatcache.bench.churn.ChurnProgram;
import org.twatcache.bench.codec.CodecProgram;
import org.twatcache.bench.crash.CrashProgram;
import org.twatcache.bench.deploy.DeployProgram;
import org.twatcache.bench.disk.DiskProgram;
import org.twatcache.bench.load.LoadProgram;
import org.twatcache.bench.memory.MemoryProgram;
import org.twatcache.bench.redis.RedisLoad;
import org.twatcache.bench.swap.SwapProgram;

/** Starts a load program by its name; {@code bench/run} builds it first. */
public final class Bench {

    private static final int USAGE = 2;

    private static final Map<String, Program> PROGRAMS = Map.of(
            "memory", new MemoryProgram(),
            "swap", new SwapProgram(),
            "churn", new ChurnProgram(),
            "crash", new CrashProgram(),
            "codec", new CodecProgram(),
            "disk", new DiskProgram(),
            "redis", new RedisLoad(),
            "load", new LoadProgram(),
            "deploy", new DeployProgram());

    private Bench() {}

    /** A load program. */
    public interface Program {

        /**
         * Runs to the end.
         *
         * @param settings how
         * @return the exit code
         * @throws IOException where a fork fails, or a file cannot be read or written
         * @throws InterruptedException where the thread was interrupted
         */
        int run(Settings settings) throws IOException, InterruptedException;

        /**
         * The parts that {@code --only} knows.
         *
         * @return their names
         */
        List<String> parts();
    }

    /**
     * Runs a program.
     *
     * @param args its name, and options
     * @throws IOException where a fork fails, or a file cannot be read or written
     * @throws InterruptedException where the thread was interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Program program = args.length == 0 ? null : PROGRAMS.get(args[0]);
        if (program == null) {
            System.err.println("usage: bench/run PROGRAM [OPTION]...");
            PROGRAMS.forEach((name, known) -> System.err.println("  " + name + ": parts " + known.parts()));
            System.err.println(Settings.USAGE);
            System.exit(USAGE);
            return;
        }
        System.exit(run(program, Arrays.asList(args).subList(1, args.length)));
    }

    private static int run(Program program, List<String> arguments) throws IOException, InterruptedException {
        Settings settings;
        try {
            settings = Settings.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench/run: " + e.getMessage());
            return USAGE;
        }
        if (!program.parts().containsAll(settings.only())) {
            System.err.println("bench/run: the parts are " + program.parts() + ", not " + settings.only());
            return USAGE;
        }
        return program.run(settings);
    }
}
