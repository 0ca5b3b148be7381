package org.twatcache.core.internal.context;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.twatcache.BundleRef;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;
import org.twatcache.RemovalListener;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.core.internal.cache.AsyncCalls;
import org.twatcache.core.internal.cache.CacheObserver;
import org.twatcache.core.internal.cache.CacheServices;
import org.twatcache.core.internal.cache.EntryStore;
import org.twatcache.core.internal.cache.Lifetimes;
import org.twatcache.core.internal.cache.LoadThrough;
import org.twatcache.core.internal.cache.LoadWaits;
import org.twatcache.core.internal.cache.RemovalTeller;
import org.twatcache.core.internal.cache.StatsCounter;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.EngineOffers;
import org.twatcache.core.internal.engine.EngineWish;
import org.twatcache.core.internal.engine.EventGate;
import org.twatcache.core.internal.engine.ExpiringEngine;
import org.twatcache.core.internal.engine.MissingTraits;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.spi.CacheEngine;

/** Everything that one running core shares, in OSGi and outside: clock, threads, and the caches that are open. */
public final class Platform implements AutoCloseable {

    /** Makes a test of service properties from an LDAP filter, or throws where it is malformed. */
    @FunctionalInterface
    public interface Filters {

        /** Compiles a filter of a spec. */
        Predicate<Map<String, Object>> compile(String cache, String ldap);
    }

    private final EngineOffers offers;
    private final Filters filters;
    private final PlatformClock clock = new PlatformClock();
    private final PlatformThreads threads = new PlatformThreads();
    private final Housekeeping housekeeping = new Housekeeping();
    private final LoadWaits waits = new LoadWaits();
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Instance> instances = new ConcurrentSkipListMap<>();
    private volatile SpecDefaults defaults;
    private volatile boolean closed;

    public Platform(EngineOffers offers, Filters filters, SpecDefaults defaults) {
        this.offers = offers;
        this.filters = filters;
        this.defaults = defaults;
    }

    /** A new owner, to be ended. */
    public Owner newOwner(BundleRef ref) {
        return new Owner(ref, this);
    }

    /** What an owner opens caches with. */
    public CacheContexts contextsOf(Owner owner) {
        return new ManagedContexts(owner);
    }

    /** What operators see. */
    public CacheAdmin admin() {
        return new PlatformAdmin(this);
    }

    /** Applies to what is opened from now on. */
    public void setDefaults(SpecDefaults defaults) {
        this.defaults = defaults;
    }

    /** There is news of engines; caches that need one look again, on a thread of the platform. */
    public void offersChanged() {
        for (Instance instance : instances.values()) {
            EngineKeeper keeper = instance.keeper();
            if (keeper.noteNews()) {
                threads.changes().execute(keeper::reconcile);
            }
        }
    }

    /** An engine leaves. Returns when no cache uses it any more. */
    public void engineLeaves(EngineOffer offer) {
        for (Instance instance : instances.values()) {
            instance.keeper().leave(offer);
        }
        offersChanged();
    }

    @Override
    public void close() {
        closed = true;
        instances.values().forEach(instance -> instance.end("the platform stopped", false));
        threads.close();
        housekeeping.close();
        clock.close();
    }

    List<EngineOffer> offers() {
        return offers.ranked();
    }

    List<EngineInfo> engines() {
        return offers().stream().map(EngineOffer::info).toList();
    }

    Collection<Instance> instances() {
        return instances.values();
    }

    EffectiveSpec<?, ?> complete(CacheSpec<?, ?> wish) {
        return defaults.complete(wish);
    }

    Instance newInstance(EffectiveSpec<?, ?> effective, Owner owner) {
        CacheSpec<?, ?> spec = effective.spec();
        long id = ids.incrementAndGet();
        String name = spec.name().orElse("#" + id);
        StatsCounter stats = new StatsCounter(spec.statistics().orElse(true));
        RemovalTeller teller = new RemovalTeller(name, listeners(spec), stats);
        EngineWish wish = new EngineWish(spec, effective.policy(), filter(name, spec));
        EngineKeeper keeper = new EngineKeeper(
                name,
                wish,
                spec.engineWait().orElseThrow(),
                offers,
                (offer, events) -> openEngine(name, owner, spec, offer, events),
                new CacheObserver(stats, teller),
                threads.changes());
        EntryStore store = new EntryStore(keeper.slot(), new Lifetimes(spec, clock), stats, teller);
        CacheServices services = new CacheServices(
                name, store, new LoadThrough(name, store, waits), new AsyncCalls(name, threads.calls()));
        boolean coarse = Instance.usesCoarseClock(effective);
        Instance created = new Instance(id, effective, owner, keeper, services, stats, () -> {
            Instance ended = instances.remove(id);
            if (ended != null) {
                owner.forget(ended);
            }
            if (coarse) {
                clock.release();
            }
        });
        if (coarse) {
            clock.retain();
        }
        instances.put(id, created);
        if (closed) {
            // It may have come too late for close to see it.
            created.end("the platform stopped", false);
            created.check();
        }
        return created;
    }

    private CacheEngine<Object> openEngine(
            String cache, Owner owner, CacheSpec<?, ?> spec, EngineOffer offer, EventGate events) {
        CacheRequest request = CacheRequest.of(cache, owner.ref().symbolicName(), spec, clock, events);
        CacheEngine<Object> engine = MissingTraits.complete(
                offer.info().name(),
                offer.info().traits(),
                request,
                narrowed -> offer.factory().create(narrowed));
        if (engine instanceof ExpiringEngine expiring) {
            housekeeping.watch(expiring, events);
        }
        return engine;
    }

    private Predicate<Map<String, Object>> filter(String cache, CacheSpec<?, ?> spec) {
        return spec.filter().map(ldap -> filters.compile(cache, ldap)).orElse(properties -> true);
    }

    @SuppressWarnings("unchecked")
    private static List<RemovalListener<Object, Object>> listeners(CacheSpec<?, ?> spec) {
        return (List<RemovalListener<Object, Object>>) (List<?>) spec.listeners();
    }
}
