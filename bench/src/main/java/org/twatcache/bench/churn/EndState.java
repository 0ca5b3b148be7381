package org.twatcache.bench.churn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.twatcache.bench.churn.link.Client;
import org.twatcache.bench.churn.link.Operator;

/**
 * What a platform is like when everything is started and no client has opened anything.
 *
 * @param engines what the clients see of each engine: its name, and whether it keeps what was put
 * @param caches what is open while no client is started
 * @param commands how many commands the shell has
 * @param threads those of twat-cache that outlive all its bundles
 */
record EndState(List<String> engines, List<String> caches, int commands, List<String> threads) {

    /** Starts everything without configuration, and looks. */
    static EndState reach(Stage stage) throws Exception {
        stage.start(Cast.all());
        stage.use(Operator.class, 0, operator -> {
            operator.configure(null);
            return true;
        });
        for (String client : List.of(Cast.STAYING, Cast.LEAVING)) {
            stage.bundle(client).stop();
        }
        List<String> caches = new ArrayList<>();
        stage.use(Operator.class, 0, operator -> caches.addAll(operator.caches()));
        stage.start(Cast.all());
        List<String> engines = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            stage.use(Client.class, i, client -> engines.add(client.lookUp()));
        }
        int commands = stage.count("(osgi.command.scope=cache)");
        return new EndState(engines, caches, commands, outliving(stage));
    }

    /** As {@link #reach}, again and again until it differs in nothing, or the time is over; what differs then. */
    @Nullable
    String differenceAfter(Stage stage, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        String difference = "never looked";
        while (difference != null && System.nanoTime() < end) {
            try {
                difference = difference(reach(stage));
            } catch (Exception e) {
                difference = e.toString();
            }
            if (difference != null) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
        }
        return difference;
    }

    /**
     * How another differs; null where it does not. Threads are not compared, there must be none: the first state is taken once,
     * and may have met one that was just ending.
     */
    @Nullable
    String difference(EndState other) {
        if (!engines.equals(other.engines)) {
            return "engines " + other.engines + ", not " + engines;
        } else if (!caches.equals(other.caches)) {
            return "caches " + other.caches + ", not " + caches;
        } else if (commands != other.commands) {
            return "commands " + other.commands + ", not " + commands;
        }
        return other.threads.isEmpty() ? null : "threads that outlive their bundles: " + other.threads;
    }

    /** Threads of twat-cache that are there when none of its bundles is; for those it is started again afterwards. */
    private static List<String> outliving(Stage stage) throws BundleException {
        for (String name : Cast.RESTLESS) {
            stage.bundle(name).stop();
        }
        List<String> names = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("twat-cache"))
                .map(thread -> thread.getName() + " " + thread.getState())
                .sorted()
                .toList();
        stage.start(Cast.all());
        return names;
    }
}
