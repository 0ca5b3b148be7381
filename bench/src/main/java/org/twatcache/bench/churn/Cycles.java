package org.twatcache.bench.churn;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.twatcache.bench.churn.link.Client;

/** Updates and refreshes one bundle again and again, while clients have caches open, and counts what stays. */
final class Cycles {

    private static final int WARM_UP = 5;

    /**
     * Before metaspace is looked at: what the JVM learns of methods while a process is young lies there too. The part that ran
     * first in its process was always the highest without these.
     */
    private static final int LONG_WARM_UP = 500;

    private static final int CALLS = 10;
    private static final int LOOKS = 5;

    /** Threads of core's pools live ten seconds after their last task. */
    static final Duration SETTLING = Duration.ofSeconds(20);

    private final Stage stage;
    private final Random random;
    private final Duration settling;
    private final Visit visit;

    /** A thread that outlives every bundle, as those of a server do. */
    private final ExecutorService longLived;

    /** What every client is asked for, again and again. */
    interface Visit {
        void of(Client client) throws Exception;
    }

    /** Waits so long at most for what is slow to end. */
    Cycles(Stage stage, long seed, Duration settling, Visit visit) {
        this.stage = stage;
        this.settling = settling;
        this.visit = visit;
        this.random = new Random(seed);
        this.longLived = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "long-lived");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs them.
     *
     * @param name the bundle
     * @param count how many times
     */
    Outcome run(String name, int count) throws Exception {
        Bundle bundle = stage.bundle(name);
        Loaders loaders = new Loaders();
        boolean many = count >= ChurnTargets.MANY;
        cycles(bundle, many ? LONG_WARM_UP : WARM_UP, new Loaders());
        // What was slow to end when this began would otherwise hide as much that stays.
        Held before = settled(Held.now(stage), Duration.ofSeconds(2));
        cycles(bundle, (count + 1) / 2, loaders);
        int looks = many ? LOOKS : 1;
        long half = metaspace(loaders, bundle, looks, many ? settling : Duration.ZERO);
        cycles(bundle, count / 2, loaders);
        long end = metaspace(loaders, bundle, looks, settling);
        Map<String, Integer> left = loaders.retained(List.of(current(bundle)), Duration.ZERO);
        if (!left.isEmpty()) {
            HeapDump.write(name);
        }
        Held held = settled(before, settling).since(before);
        return new Outcome(left.values().stream().mapToInt(Integer::intValue).sum(), held, end - half);
    }

    private void cycles(Bundle bundle, int count, Loaders loaders) throws Exception {
        for (int i = 0; i < count; i++) {
            use();
            loaders.note(bundle.getSymbolicName(), Stage.loader(bundle));
            Stage.update(bundle);
            loaders.note(bundle.getSymbolicName(), Stage.loader(bundle));
            use();
            stage.refresh(bundle);
            loaders.note(bundle.getSymbolicName(), Stage.loader(bundle));
            if (bundle.getState() != Bundle.ACTIVE) {
                throw new BundleException(bundle + " is not active after its refresh");
            }
        }
    }

    /** Both clients visit, on this thread and on one that lives long. */
    private void use() throws Exception {
        BundleContext context = stage.context();
        for (ServiceReference<Client> reference : context.getServiceReferences(Client.class, null)) {
            Client client = Objects.requireNonNull(context.getService(reference));
            visit.of(client);
            longLived
                    .submit(() -> {
                        visit.of(client);
                        return null;
                    })
                    .get();
            for (int i = 0; i < CALLS; i++) {
                call(client, random.nextLong());
            }
            context.ungetService(reference);
        }
    }

    private static void call(Client client, long seed) throws Exception {
        try {
            client.call(seed);
        } catch (Exception e) {
            if (!Documented.is(e)) {
                throw e;
            }
        }
    }

    /**
     * The least after some more cycles: how many of its classes the newest generation has loaded differs from one to the next.
     */
    private long metaspace(Loaders loaders, Bundle bundle, int looks, Duration limit) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < looks; i++) {
            cycles(bundle, 1, loaders);
            loaders.retained(List.of(current(bundle)), limit);
            least = Math.min(least, Held.metaspace());
        }
        return least;
    }

    private Held settled(Held before, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        Held now = Held.now(stage);
        while (!now.since(before).isNothing() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            now = Held.now(stage);
        }
        return now;
    }

    private static ClassLoader current(Bundle bundle) {
        return Objects.requireNonNull(Stage.loader(bundle));
    }
}
