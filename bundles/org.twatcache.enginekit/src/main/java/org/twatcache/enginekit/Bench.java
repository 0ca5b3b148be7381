package org.twatcache.enginekit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;

/** What one case works with: a clock, events, and engines that end with it. */
final class Bench<T> implements AutoCloseable {

    /** No two cases meet in one region, not even those of an engine that keeps entries beyond the process. */
    private static final AtomicLong CACHES = new AtomicLong();

    private final EngineContract contract;
    private final CacheEngineFactory factory;
    private final Samples<T> samples;
    private final FakeClock clock;
    private final RecordedEvents events = new RecordedEvents();
    private final List<CacheEngine<T>> open = new CopyOnWriteArrayList<>();

    private Bench(EngineContract contract, CacheEngineFactory factory, Samples<T> samples) {
        this.contract = contract;
        this.factory = factory;
        this.samples = samples;
        this.clock = new FakeClock(this::publish, contract::pass);
    }

    static Bench<?> of(EngineContract contract, CacheEngineFactory factory) {
        return contract.traits().contains(EngineTrait.KEEPS_BYTES)
                ? new Bench<>(contract, factory, new ByteSamples())
                : new Bench<>(contract, factory, new ReferenceSamples());
    }

    Samples<T> samples() {
        return samples;
    }

    FakeClock clock() {
        return clock;
    }

    RecordedEvents events() {
        return events;
    }

    String freshName() {
        return "kit-" + ProcessHandle.current().pid() + "-" + CACHES.incrementAndGet();
    }

    /** A request on this clock and these events, for a cache of its own. */
    TestRequestBuilder request() {
        TestRequestBuilder request =
                TestRequest.builder().cache(freshName()).clock(clock).events(events);
        contract.prepare(request);
        return request;
    }

    /** The type is the factory's promise: bytes where it has the trait, else any object. */
    @SuppressWarnings("unchecked")
    CacheEngine<T> create(TestRequestBuilder request) {
        CacheEngine<T> engine = (CacheEngine<T>) factory.create(request.build());
        open.add(engine);
        return engine;
    }

    void close(CacheEngine<T> engine) {
        open.remove(engine);
        engine.close();
    }

    void destroy(CacheEngine<T> engine) {
        open.remove(engine);
        engine.destroy();
    }

    void advance(Duration time) {
        clock.advance(time);
        housekeep();
    }

    void housekeep() {
        open.forEach(contract::housekeep);
    }

    /** Others are to see what the engines acknowledged. */
    void publish() {
        open.forEach(contract::publish);
    }

    /** Waits for what an engine may do on threads of its own. */
    void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(patience())
                .pollInSameThread()
                .untilAsserted(() -> {
                    housekeep();
                    assertion.run();
                });
    }

    /** How long before its deadline an entry may end. */
    Duration grain() {
        return contract.grain();
    }

    Duration patience() {
        return contract.patience();
    }

    /** How long a case lets threads race. */
    Duration raceTime() {
        return Duration.ofMillis(2L * contract.effort());
    }

    int effort() {
        return contract.effort();
    }

    boolean modelChecked() {
        return contract.modelChecked();
    }

    /** Destroys, so that nothing of a case stays on a disk or a server. */
    @Override
    public void close() {
        open.forEach(this::destroy);
    }
}
