package org.twatcache.bench.swap;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Has clients call as fast as they can, each on a thread of its own. */
final class ClosedLoop implements AutoCloseable {

    private final LongAdder calls = new LongAdder();
    private final long began = System.nanoTime();
    private final List<Thread> threads;
    private volatile boolean stopped;

    private ClosedLoop(List<Client> clients, Findings findings) {
        this.threads = clients.stream()
                .map(client -> new Thread(() -> call(client, findings), "flat-out"))
                .toList();
    }

    /** Starts calling. */
    static ClosedLoop start(List<Client> clients, Findings findings) {
        ClosedLoop loop = new ClosedLoop(clients, findings);
        for (Thread thread : loop.threads) {
            thread.setDaemon(true);
            thread.start();
        }
        return loop;
    }

    /** How many calls are answered in a second, at most. */
    static double perSecond(List<Client> clients, Findings findings, Duration length) throws InterruptedException {
        try (ClosedLoop loop = start(clients, findings)) {
            Thread.sleep(length.toMillis());
            return loop.perSecond();
        }
    }

    /** How many calls were answered in a second so far. */
    double perSecond() {
        return calls.sum() * 1e9 / (System.nanoTime() - began);
    }

    private void call(Client client, Findings findings) {
        long made = 0;
        while (!stopped) {
            try {
                client.call();
            } catch (RuntimeException | Error e) {
                findings.failed(e);
            }
            calls.increment();
            made++;
        }
        findings.made(made);
    }

    /** Returns when the last call was answered. */
    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
