package org.twatcache.core.internal.engine;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineEvents;

/** Creates the engines of one cache, and closes each of them once. */
final class EngineLives {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLives.class);

    /** How long an engine may think about how much it keeps. */
    private static final long SIZE_MILLIS = 500;

    /** One that does not end for so long may never; it is tried again later. */
    private static final long PREDECESSOR_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String cache;
    private final SlotObserver observer;
    private final EngineEvents events;
    private final Executor closers;
    private final Predicate<EngineOffer> offered;

    /** Each from before it is created until it was closed: an offer may go only when none of its engines is left. */
    private final EngineCount<EngineOffer> living = new EngineCount<>();

    /** Those that keep their entries, by {@link Survivor#key}: one that is destroyed late would take the entries of the next. */
    private final EngineCount<String> ending = new EngineCount<>();

    private volatile EngineOpener opener;

    /**
     * Lives of one cache's engines.
     *
     * @param events hears what the engine does that serves
     */
    EngineLives(
            String cache,
            EngineOpener opener,
            SlotObserver observer,
            EngineEvents events,
            Executor closers,
            Predicate<EngineOffer> offered) {
        this.cache = cache;
        this.opener = opener;
        this.observer = observer;
        this.events = events;
        this.closers = closers;
        this.offered = offered;
    }

    /** From now on engines are made in another way. */
    void openBy(EngineOpener other) {
        opener = other;
    }

    /** Whether an engine is as it would be made now. */
    boolean isCurrent(ServingEngine engine) {
        return engine.opener().equals(opener);
    }

    /** Creates an engine; runs foreign code and throws whatever that throws. */
    ServingEngine create(EngineOffer offer) {
        EventGate gate = new EventGate(events);
        boolean created = false;
        awaitPredecessor(offer);
        living.more(offer);
        try {
            if (!offered.test(offer)) {
                // Whoever takes it away has counted before this one was born, and does not wait for it.
                throw new EngineNotAvailableException(
                        "The engine '" + offer.info().name() + "' left while cache '" + cache + "' was about to use it",
                        cache,
                        offer.info().name(),
                        List.of(),
                        null);
            }
            EngineOpener current = opener;
            ServingEngine serving = new ServingEngine(offer, current.open(offer, gate), gate, current);
            created = true;
            return serving;
        } finally {
            if (!created) {
                living.less(offer);
            }
        }
    }

    private void awaitPredecessor(EngineOffer offer) {
        if (Survivors.survives(offer) && !ending.awaitNone(Survivor.key(offer), PREDECESSOR_NANOS)) {
            throw new EngineNotAvailableException(
                    "The engine '" + offer.info().name() + "' is still closing what it had of cache '" + cache + "'",
                    cache,
                    offer.info().name(),
                    List.of(),
                    null);
        }
    }

    /** Closes an engine that serves no more; throws nothing. */
    void end(ServingEngine engine, boolean destroy) {
        boolean unused = engine.events().close();
        String key = Survivor.key(engine.offer());
        ending.more(key);
        try {
            if (destroy) {
                engine.engine().destroy();
            } else {
                engine.engine().close();
            }
        } catch (Exception | Error e) {
            observer.failed(e);
            LOG.warn("Cache '{}': engine {} failed while it was closed", cache, engine.name(), e);
        } finally {
            living.less(engine.offer());
            ending.less(key);
        }
    }

    /** Closes an engine on another thread: it may hang. */
    void endLater(ServingEngine engine, boolean destroy) {
        boolean unused = engine.events().close();
        String key = Survivor.key(engine.offer());
        ending.more(key);
        closers.execute(() -> {
            try {
                end(engine, destroy);
            } finally {
                ending.less(key);
            }
        });
    }

    /** How many entries an engine has; 0 where it does not tell. */
    long size(ServingEngine engine) {
        FutureTask<Long> asked = new FutureTask<>(() -> engine.engine().size());
        closers.execute(asked);
        try {
            return asked.get(SIZE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.debug("Cache '{}': engine {} does not tell how much it keeps", cache, engine.name());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineClosedException) {
                LOG.debug("Cache '{}': what engine {} kept is not known", cache, engine.name());
            } else {
                observer.failed(e);
            }
        }
        return 0;
    }

    /** As {@link EngineCount#awaitNone}, for all offers. */
    boolean awaitNone(long nanos) {
        return living.awaitNone(nanos);
    }

    /** As {@link EngineCount#awaitNone}. */
    boolean awaitNone(EngineOffer offer, long nanos) {
        return living.awaitNone(offer, nanos);
    }
}
