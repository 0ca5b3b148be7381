package org.twatcache.bench.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.twatcache.CacheException;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;

/** Exchanges engines, and keeps a record of it. Used by one thread. */
final class Operator {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A cache may just be moving by itself, because an engine came back: then the operator tries again. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private static final long RETRY_MILLIS = 10;

    private final Stage stage;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Operator(Stage stage) {
        this.stage = stage;
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    /** What went wrong, in words. */
    List<String> failures() {
        return failures;
    }

    long count(Exchange.Kind kind) {
        return exchanges.stream().filter(exchange -> exchange.kind() == kind).count();
    }

    long updatesOf(String engine) {
        return exchanges.stream()
                .filter(exchange -> exchange.kind() == Exchange.Kind.UPDATE)
                .filter(exchange -> exchange.from().equals(engine))
                .count();
    }

    /** Moves a cache to the first of some engines that does not serve it. */
    void swap(String cache, List<String> engines) throws InterruptedException {
        long begin = System.nanoTime();
        String from = stage.serving(cache);
        try {
            Migration migration = begin(cache, engines);
            Migration.Result result = migration.await(LONGEST);
            Span span = new Span(begin, System.nanoTime());
            String told = ": " + result.moved() + " entries in "
                    + Millis.text(Millis.of(result.took().toNanos())) + ", " + result.dropped()
                    + " dropped, writers paused for "
                    + Millis.text(Millis.of(result.pause().toNanos()));
            exchanges.add(
                    new Exchange(Exchange.Kind.SWAP, cache, String.valueOf(result.from()), result.to(), span, told));
        } catch (CacheException e) {
            failures.add("swap of " + cache + " from " + from + ": " + e.getMessage());
        }
    }

    private Migration begin(String cache, List<String> engines) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            String serving = stage.serving(cache);
            String next = engines.stream()
                    .filter(engine -> !engine.equals(serving))
                    .findFirst()
                    .orElse(serving);
            try {
                return stage.control(cache).swap(next, SwapMode.MIGRATE);
            } catch (CacheException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    /** Updates the bundle of the engine that serves a cache. */
    void update(String cache) throws InterruptedException {
        if (!Stage.ENGINES.contains(stage.serving(cache))) {
            // It is parked, waiting for its engine to stay: no bundle serves it.
            swap(cache, Stage.ENGINES);
        }
        String from = stage.serving(cache);
        try {
            Bundle bundle = stage.engine(from);
            long begin = System.nanoTime();
            bundle.update();
            Span span = new Span(begin, System.nanoTime());
            exchanges.add(new Exchange(Exchange.Kind.UPDATE, cache, from, stage.serving(cache), span, ""));
        } catch (BundleException | IllegalArgumentException e) {
            failures.add("update of " + from + ": " + e.getMessage());
        }
    }
}
