package org.twatcache.bench.churn;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.twatcache.bench.churn.Director.Action;

/** Bundles come and go at random while four threads call. */
final class RandomRun {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SETTLING = Duration.ofSeconds(25);
    private static final String UNDOCUMENTED = "undocumented";

    private final Stage stage;
    private final long seed;
    private final Duration time;
    private final LogWatch log;
    private final Trouble trouble;
    private final Loaders loaders = new Loaders();

    RandomRun(Stage stage, long seed, Duration time, LogWatch log, Consumer<String> say) {
        this.stage = stage;
        this.seed = seed;
        this.time = time;
        this.log = log;
        this.trouble = new Trouble(seed, say);
    }

    RandomOutcome run() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> trouble.undocumented("thread " + thread, thrown));
        EndState fresh = EndState.reach(stage);
        int actions;
        Callers callers;
        try (Watch watch = new Watch(trouble, LIMIT)) {
            callers = new Callers(stage, watch, trouble);
            callers.start(seed);
            actions = direct(new Director(stage, loaders, seed), watch);
            callers.end();
        }
        String difference = fresh.differenceAfter(stage, SETTLING);
        if (difference != null) {
            trouble.tell("end", "differs from a fresh start", difference);
        }
        int retained = retained();
        log.never().forEach(line -> trouble.tell(UNDOCUMENTED, "in the log", line));
        return new RandomOutcome(
                actions,
                callers.calls(),
                trouble.count(Watch.DEADLOCK),
                trouble.count(Watch.STUCK),
                trouble.count(UNDOCUMENTED),
                trouble.count("end"),
                retained);
    }

    private int direct(Director director, Watch watch) {
        long end = System.nanoTime() + time.toNanos();
        int actions = 0;
        while (System.nanoTime() < end) {
            Action action = director.next();
            trouble.doing(action.name());
            try {
                watch.watched(action.name(), () -> {
                    action.step().run();
                    return true;
                });
            } catch (Throwable e) {
                if (!Documented.is(e)) {
                    trouble.undocumented(action.name(), e);
                }
            }
            actions++;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(director.pause()));
        }
        return actions;
    }

    private int retained() throws IOException {
        List<ClassLoader> current = new ArrayList<>();
        for (String name : Cast.RESTLESS) {
            ClassLoader loader = Stage.loader(stage.bundle(name));
            if (loader != null) {
                current.add(loader);
            }
        }
        Map<String, Integer> left = loaders.retained(current, SETTLING);
        if (!left.isEmpty()) {
            trouble.tell("loaders", "retained", left.toString());
            HeapDump.write("random-" + seed);
        }
        return left.values().stream().mapToInt(Integer::intValue).sum();
    }
}
