package org.twatcache.bench.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Has clients call at a fixed rate, each on a thread of its own, whether or not earlier calls were answered in time: a call
 * that comes late because of the one before it is late all the same, and counts so.
 *
 * <p>Between calls a thread is parked until the next one is due. It wakes up some 70 µs late (the timer of the system), which
 * is part of the latency. Spinning would be more exact, and with more threads than processors would take them from the
 * callers and from the swapper.
 */
final class OpenLoop {

    /** Calls that are overdue by so much are not made any more. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private static final Duration LEAD_IN = Duration.ofMillis(20);

    private final List<Client> clients;
    private final Findings findings;
    private final Schedule schedule;
    private final List<Thread> threads = new ArrayList<>();
    private final long[][] done;

    private OpenLoop(List<Client> clients, Findings findings, int perSecond, Duration length) {
        this.clients = clients;
        this.findings = findings;
        this.schedule = new Schedule(System.nanoTime() + LEAD_IN.toNanos(), clients.size(), perSecond, length);
        this.done = new long[clients.size()][];
    }

    /** Starts calling. */
    static OpenLoop start(List<Client> clients, Findings findings, int perSecond, Duration length) {
        OpenLoop loop = new OpenLoop(clients, findings, perSecond, length);
        for (int i = 0; i < clients.size(); i++) {
            int client = i;
            Thread thread = new Thread(() -> loop.call(client), "client-" + i);
            thread.setDaemon(true);
            loop.threads.add(thread);
        }
        loop.threads.forEach(Thread::start);
        return loop;
    }

    Schedule schedule() {
        return schedule;
    }

    /** Waits for the last call. */
    Timings join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        return new Timings(clients, schedule, Arrays.asList(done));
    }

    private void call(int number) {
        Client client = clients.get(number);
        long end = schedule.span().to() + PATIENCE;
        long[] moments = new long[schedule.calls()];
        int made = 0;
        while (made < moments.length && System.nanoTime() - end < 0) {
            awaitMoment(schedule.due(number, made));
            try {
                client.call();
            } catch (RuntimeException | Error e) {
                findings.failed(e);
            }
            moments[made++] = System.nanoTime();
        }
        findings.made(made);
        findings.notMade(moments.length - made);
        done[number] = Arrays.copyOf(moments, made);
    }

    private static void awaitMoment(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
