package org.twatcache.bench.churn;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.ListenerHook;
import org.twatcache.bench.harness.LeftBehind;

/**
 * What a JVM and its framework hold besides class loaders.
 *
 * @param threads live threads, without workers that have nothing to do: their pools end them
 * @param files open files
 * @param services registered services
 * @param listeners listeners for services
 * @param mbeans registered MBeans
 */
record Held(long threads, long files, long services, long listeners, long mbeans) {

    static Held now(Stage stage) throws IOException {
        return new Held(
                busyThreads(),
                LeftBehind.openFiles(),
                stage.count(null),
                listeners(stage.context()),
                ManagementFactory.getPlatformMBeanServer().getMBeanCount());
    }

    Held since(Held before) {
        return new Held(
                threads - before.threads,
                files - before.files,
                services - before.services,
                listeners - before.listeners,
                mbeans - before.mbeans);
    }

    /** Whether nothing came that stayed. */
    boolean isNothing() {
        return threads <= 0 && files <= 0 && services <= 0 && listeners <= 0 && mbeans <= 0;
    }

    /** Of ours one of each name is free: whoever has it starts it when it is needed first, be that before or after a count. */
    private static long busyThreads() {
        Map<String, Long> names = Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> !isIdleWorker(each.getKey().getState(), each.getValue()))
                .map(each -> each.getKey().getName().replaceAll("\\d+", ""))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return names.entrySet().stream()
                .mapToLong(each -> each.getKey().startsWith("twat-cache") ? each.getValue() - 1 : each.getValue())
                .sum();
    }

    /** A pool lets idle workers go after a time. Those that wait without an end, as for a timer, are no such. */
    static boolean isIdleWorker(Thread.State state, StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            boolean ofPool = frame.getClassName().equals("java.util.concurrent.ThreadPoolExecutor")
                    && frame.getMethodName().equals("getTask")
                    && state == Thread.State.TIMED_WAITING;
            boolean ofForkJoinPool = frame.getClassName().equals("java.util.concurrent.ForkJoinPool")
                    && frame.getMethodName().equals("awaitWork");
            if (ofPool || ofForkJoinPool) {
                return true;
            }
        }
        return false;
    }

    /** Metaspace in use, when collections have freed what they can. */
    static long metaspace() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** A framework tells a new hook all listeners that there are, before it returns. */
    private static int listeners(BundleContext context) {
        AtomicInteger count = new AtomicInteger();
        ListenerHook counting = new ListenerHook() {
            @Override
            public void added(Collection<ListenerInfo> listeners) {
                count.addAndGet(listeners.size());
            }

            @Override
            public void removed(Collection<ListenerInfo> listeners) {
                // Only the number at the beginning is asked for.
            }
        };
        ServiceRegistration<ListenerHook> hook = context.registerService(ListenerHook.class, counting, null);
        hook.unregister();
        return count.get();
    }
}
