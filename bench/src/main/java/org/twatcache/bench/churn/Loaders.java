package org.twatcache.bench.churn;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The class loaders that bundles had, held weakly. */
final class Loaders {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Seen> seen = new ArrayList<>();

    private record Seen(String bundle, WeakReference<ClassLoader> loader) {}

    /** A bundle has this loader now. */
    synchronized void note(String bundle, @Nullable ClassLoader loader) {
        if (loader != null && seen.stream().noneMatch(each -> each.loader.refersTo(loader))) {
            seen.add(new Seen(bundle, new WeakReference<>(loader)));
        }
        seen.removeIf(each -> each.loader.refersTo(null));
    }

    /**
     * Collects until all are gone but those that are in use, or the time is over.
     *
     * @param current those in use
     * @return how many are left of each bundle
     */
    Map<String, Integer> retained(List<ClassLoader> current, Duration limit) {
        Set<ClassLoader> inUse = Collections.newSetFromMap(new IdentityHashMap<>());
        inUse.addAll(current);
        long end = System.nanoTime() + limit.toNanos();
        Map<String, Integer> left = count(inUse);
        while (!left.isEmpty() && System.nanoTime() < end) {
            System.gc();
            left = count(inUse);
            if (!left.isEmpty()) {
                LockSupport.parkNanos(PAUSE);
            }
        }
        return left;
    }

    private synchronized Map<String, Integer> count(Set<ClassLoader> inUse) {
        Map<String, Integer> left = new TreeMap<>();
        for (Seen each : seen) {
            ClassLoader loader = each.loader.get();
            if (loader != null && !inUse.contains(loader)) {
                left.merge(each.bundle, 1, Integer::sum);
            }
        }
        return left;
    }
}
