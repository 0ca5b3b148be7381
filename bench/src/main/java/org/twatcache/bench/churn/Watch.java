package org.twatcache.bench.churn;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks again and again whether threads are deadlocked, or a call takes too long. */
final class Watch implements AutoCloseable {

    static final String DEADLOCK = "deadlock";
    static final String STUCK = "stuck";

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Trouble trouble;
    private final long limit;
    private final Map<Thread, Running> running = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::look, "watch");
    private volatile boolean closed;

    /** A call under way. */
    private static final class Running {

        private final String what;
        private final long since = System.nanoTime();
        private boolean told;

        Running(String what) {
            this.what = what;
        }
    }

    Watch(Trouble trouble, Duration limit) {
        this.trouble = trouble;
        this.limit = limit.toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes a call that must not take too long. */
    <T extends @Nullable Object> T watched(String what, Callable<T> call) throws Exception {
        running.put(Thread.currentThread(), new Running(what));
        try {
            return call.call();
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private void look() {
        while (!closed) {
            long[] deadlocked = THREADS.findDeadlockedThreads();
            if (deadlocked != null) {
                trouble.tell(
                        DEADLOCK, Arrays.toString(deadlocked), dump(THREADS.getThreadInfo(deadlocked, true, true)));
            }
            running.forEach((thread, call) -> {
                if (!call.told && System.nanoTime() - call.since > limit) {
                    call.told = true;
                    trouble.tell(STUCK, call.what, "on " + thread + "\n" + everything());
                }
            });
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static String everything() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> Arrays.toString(each.getValue()).contains("twatcache"))
                .map(each -> each.getKey() + "\n"
                        + Arrays.stream(each.getValue())
                                .limit(25)
                                .map(frame -> "    at " + frame)
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private static String dump(ThreadInfo[] threads) {
        return Arrays.stream(threads).map(ThreadInfo::toString).collect(Collectors.joining());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
