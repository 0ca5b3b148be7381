package org.twatcache.bench.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.bench.churn.link.Client;
import org.twatcache.bench.churn.link.Operator;

/** Threads that call caches, and sometimes operate them, without regard for what comes and goes. */
final class Callers {

    private static final int THREADS = 4;
    private static final int OPERATE = 40;
    private static final long SHORTLY = TimeUnit.MICROSECONDS.toNanos(100);

    private final Stage stage;
    private final Watch watch;
    private final Trouble trouble;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder calls = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile boolean over;

    Callers(Stage stage, Watch watch, Trouble trouble) {
        this.stage = stage;
        this.watch = watch;
        this.trouble = trouble;
    }

    void start(long seed) {
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed * THREADS + i);
            Thread thread = new Thread(() -> run(random), "caller " + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** How many calls were made. */
    long calls() {
        return calls.sum();
    }

    /** How many of them ended with an exception that is documented. */
    long refused() {
        return refused.sum();
    }

    /** Ends them, and waits for that as long as a call may take. */
    void end() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }
    }

    private void run(Random random) {
        while (!over) {
            long seed = random.nextLong();
            boolean operate = random.nextInt(OPERATE) == 0;
            try {
                boolean somebody = operate
                        ? stage.use(Operator.class, 0, operator -> operate(operator, seed))
                        : stage.use(Client.class, random.nextInt(2), client -> call(client, seed));
                // Callers that never pause would leave the processors to nobody else.
                LockSupport.parkNanos(somebody ? SHORTLY : TimeUnit.MILLISECONDS.toNanos(1));
            } catch (Throwable e) {
                refused.increment();
                if (!Documented.is(e)) {
                    trouble.undocumented("a call with seed " + seed, e);
                }
            }
        }
    }

    private boolean call(Client client, long seed) throws Exception {
        calls.increment();
        return watch.watched("call " + seed, () -> {
            client.call(seed);
            return true;
        });
    }

    private boolean operate(Operator operator, long seed) throws Exception {
        calls.increment();
        String done = watch.watched("operator " + seed, () -> operator.act(seed));
        if (!done.isEmpty()) {
            trouble.doing("operator: " + done);
        }
        return true;
    }
}
