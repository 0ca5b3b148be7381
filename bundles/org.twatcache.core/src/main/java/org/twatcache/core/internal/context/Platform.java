package org.twatcache.core.internal.context;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.BundleRef;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;
import org.twatcache.RemovalListener;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.core.internal.cache.AsyncCalls;
import org.twatcache.core.internal.cache.CacheObserver;
import org.twatcache.core.internal.cache.CacheServices;
import org.twatcache.core.internal.cache.EntryStore;
import org.twatcache.core.internal.cache.Lifetimes;
import org.twatcache.core.internal.cache.LoadPolicy;
import org.twatcache.core.internal.cache.LoadThreads;
import org.twatcache.core.internal.cache.LoadThrough;
import org.twatcache.core.internal.cache.LoadWaits;
import org.twatcache.core.internal.cache.Loads;
import org.twatcache.core.internal.cache.Noting;
import org.twatcache.core.internal.cache.RemovalTeller;
import org.twatcache.core.internal.cache.StatsCounter;
import org.twatcache.core.internal.cache.TagStamps;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.codec.CodecOffer;
import org.twatcache.core.internal.codec.CodecOffers;
import org.twatcache.core.internal.codec.Coding;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.engine.Attachment;
import org.twatcache.core.internal.engine.Encodability;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.EngineOffers;
import org.twatcache.core.internal.engine.EngineOpener;
import org.twatcache.core.internal.engine.EngineWish;
import org.twatcache.core.internal.engine.KeeperSetting;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.core.internal.engine.SlotObserver;
import org.twatcache.core.internal.engine.Steadiness;
import org.twatcache.core.internal.tier.NearTier;

/** Everything that one running core shares, in OSGi and outside: clock, threads, and the caches that are open. */
public final class Platform implements AutoCloseable {

    /** Makes a test of service properties from an LDAP filter, or throws where it is malformed. */
    @FunctionalInterface
    public interface Filters {

        /** Compiles a filter of a spec. */
        Predicate<Map<String, Object>> compile(String cache, String ldap);
    }

    private static final Duration AFTER_START = Duration.ofMillis(500);

    /** How long it waits for engines that hang, all together. */
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final EngineOffers offers;
    private final CodecOffers codecs;
    private final Filters filters;
    private final PlatformClock clock;
    private final PlatformThreads threads = new PlatformThreads();
    private final Housekeeping housekeeping = new Housekeeping(threads.changes());
    private final LoadWaits waits = new LoadWaits();
    private final LoadThreads loadThreads = new LoadThreads(threads.loads());
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Instance> instances = new ConcurrentSkipListMap<>();
    private final SharedCaches shared = new SharedCaches();
    private final Steadiness steadiness = new Steadiness(System::nanoTime);
    private final EventLog events = new EventLog(threads.changes());
    private final NearTiers nears;
    private final Leaks leaks;
    private final ServedRecords regions;
    private final Folders folders;
    private volatile @Nullable CacheEvent refusal;
    private volatile PlatformSettings settings;
    private volatile boolean closed;

    /**
     * A platform.
     *
     * @param codecs those beside the built-in one
     * @param states the state of an owner's bundle now, for operators
     * @param data a folder that outlives the process, made when it is needed
     * @param clock to be closed with it
     */
    public Platform(
            EngineOffers offers,
            CodecOffers codecs,
            Filters filters,
            PlatformSettings settings,
            Function<BundleRef, String> states,
            Path data,
            PlatformClock clock) {
        this.clock = clock;
        this.offers = offers;
        this.codecs = codecs;
        this.filters = filters;
        this.settings = settings;
        this.leaks = new Leaks(states);
        this.regions = new ServedRecords(data);
        this.folders = new Folders(data);
        this.nears = new NearTiers(offers, clock, housekeeping, threads.changes(), this::later, steadiness);
    }

    /**
     * A new owner, to be ended.
     *
     * @param classes how it finds its classes
     */
    public Owner newOwner(BundleRef ref, ClassSpace classes) {
        return new Owner(ref, classes, this);
    }

    /** What an owner opens caches with. */
    public CacheContexts contextsOf(Owner owner) {
        return new ManagedContexts(owner);
    }

    /** What operators see. */
    public CacheAdmin admin() {
        return new PlatformAdmin(this);
    }

    /** Applies to what is opened from now on; open caches follow in what they want of their engine. */
    public void configure(PlatformSettings changed) {
        settings = changed;
        for (Instance instance : instances.values()) {
            EffectiveSpec<?, ?> now = complete(instance.effective.wish());
            if (instance.follow(now)) {
                boolean bytes = now.spec().isShared();
                instance.keeper()
                        .wish(wish(
                                instance.name,
                                bytes ? SharedCache.neutral(now) : now,
                                bytes ? Encodability.DONE : instance.coding()));
            }
        }
        lookAgain();
    }

    /** The configuration that was read last is not in force, for a reason; null: it is. */
    public void refuse(@Nullable String reason) {
        refusal = reason == null ? null : events.refused(reason);
    }

    /** Runs something on a thread of the platform when the start is over. */
    public void soon(Runnable task) {
        Runnable unused = later(task, AFTER_START);
    }

    /** That the configuration is not in force, or null. */
    @Nullable
    CacheEvent refusal() {
        return refusal;
    }

    /** An engine is there. */
    public void engineCame(EngineOffer offer) {
        steadiness.came(offer);
        events.engine(Kind.ENGINE_CAME, offer.info().name(), offer.info().provider());
        offersChanged();
    }

    /** There is news of engines; caches that need one look again, on a thread of the platform. */
    public void offersChanged() {
        lookAgain();
    }

    private void lookAgain() {
        for (EngineKeeper keeper : keepers()) {
            if (keeper.noteNews()) {
                threads.changes().execute(keeper::reconcile);
            }
        }
    }

    /** Of all instances, where owners that share a cache have one, and of their near tiers. */
    private List<EngineKeeper> keepers() {
        return Stream.concat(instances.values().stream().map(Instance::keeper).distinct(), nears.keepers())
                .toList();
    }

    /** A codec leaves, and is offered no more: nothing of it is held any longer. */
    public void codecLeaves(CodecOffer offer) {
        instances.values().forEach(instance -> instance.coding().forget(offer));
    }

    /** An engine leaves, and is offered no more. Returns when no cache uses it any more; all are moved at once. */
    public void engineLeaves(EngineOffer offer) {
        steadiness.left(offer);
        long began = System.nanoTime();
        List<EngineKeeper> keepers = keepers();
        keepers.forEach(keeper -> keeper.beginLeave(offer));
        keepers.forEach(keeper -> keeper.awaitLeft(offer, began));
        events.engine(Kind.ENGINE_LEFT, offer.info().name(), offer.info().provider());
        lookAgain();
    }

    @Override
    public void close() {
        closed = true;
        List<Instance> ending = List.copyOf(instances.values());
        ending.forEach(instance -> instance.endElsewhere("the platform stopped"));
        long end = System.nanoTime() + CLOSE_NANOS;
        ending.forEach(instance -> instance.awaitEnd(end));
        events.close();
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
        return settings.defaults().complete(wish);
    }

    EventLog events() {
        return events;
    }

    Leaks leaks() {
        return leaks;
    }

    /** Who opens something just now. */
    List<String> opener() {
        return Opener.find(settings.stacks());
    }

    Instance newInstance(EffectiveSpec<?, ?> effective, Owner owner) {
        CacheSpec<?, ?> spec = effective.spec();
        long id = ids.incrementAndGet();
        String name = spec.name().orElse("#" + id);
        StatsCounter stats = new StatsCounter(spec.statistics().orElse(true));
        RemovalTeller teller = new RemovalTeller(name, listeners(spec), stats);
        ClassLoader loader = spec.classLoader();
        Coding coding = new Coding(
                name, spec, loader == null ? owner.classes() : ClassSpace.of(loader), codecs, new CodingFaults(stats));
        Journal journal = new Journal(name, owner.ref(), events);
        CacheObserver observer = new CacheObserver(stats, teller, journal);
        Lifetimes lifetimes = new Lifetimes(spec, clock);
        List<NearTier> tiers = nears.of(name, spec, stats::failed);
        Cache<String, Long> tags = spec.isTagged() ? TagCaches.open(owner, effective.wish()) : null;
        Noting noting = Noting.of(spec, clock, tags == null ? null : new TagStamps(tags));
        EngineKeeper keeper;
        Attachment attachment;
        EntryStore store;
        if (spec.isShared()) {
            JoinedCache joined = join(name, effective, owner.ref(), coding, observer, stats);
            keeper = joined.keeper();
            attachment = joined.part();
            store = new EntryStore(joined.part().slot(), lifetimes, stats, teller, joined.loads(), noting);
        } else {
            try {
                keeper = keeper(
                        name,
                        owner.ref().symbolicName(),
                        effective,
                        coding,
                        new CompleteEngines(name, owner, spec, coding, clock, housekeeping, folders, tiers),
                        observer,
                        stats::requests);
            } catch (RuntimeException e) {
                nears.close(tiers, () -> new CacheClosedException("Cache '" + name + "' was never open"));
                TagCaches.close(tags);
                throw e;
            }
            attachment = keeper;
            store = new EntryStore(keeper.slot(), lifetimes, stats, teller, new Loads(spec.failedFor()), noting);
        }
        CacheServices services = new CacheServices(
                name,
                store,
                new LoadThrough(name, store, waits, LoadPolicy.of(spec, loadThreads, journal)),
                new AsyncCalls(name, threads.calls()));
        boolean coarse = Instance.usesCoarseClock(effective);
        Instance created =
                new Instance(id, effective, owner, keeper, attachment, coding, services, stats, journal, () -> {
                    Instance ended = instances.remove(id);
                    if (ended != null) {
                        owner.forget(ended);
                    }
                    nears.close(tiers, () -> new CacheClosedException("Cache '" + name + "' was closed"));
                    TagCaches.close(tags);
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

    private JoinedCache join(
            String name,
            EffectiveSpec<?, ?> effective,
            BundleRef owner,
            Coding coding,
            CacheObserver observer,
            StatsCounter stats) {
        SharedCache cache = shared.join(
                name,
                effective,
                owner,
                (neutral, all, requests) -> keeper(
                        name,
                        SharedCache.SCOPE,
                        neutral,
                        Encodability.DONE,
                        new SharedEngines(name, neutral.spec(), clock, housekeeping, folders),
                        all,
                        requests));
        return JoinedCache.of(
                cache, shared, owner, name, effective.spec(), coding, observer, stats, clock, threads.changes());
    }

    private EngineKeeper keeper(
            String name,
            String scope,
            EffectiveSpec<?, ?> effective,
            Encodability encodability,
            EngineOpener opener,
            SlotObserver observer,
            LongSupplier requests) {
        return new EngineKeeper(
                name,
                wish(name, effective, encodability),
                effective.spec().engineWait().orElseThrow(),
                new KeeperSetting(
                        offers,
                        threads.changes(),
                        this::later,
                        steadiness,
                        settings.parking(),
                        regions.of(scope, name, effective.spec().folder())),
                opener,
                observer,
                requests);
    }

    private EngineWish wish(String name, EffectiveSpec<?, ?> effective, Encodability encodability) {
        return new EngineWish(effective.spec(), effective.policy(), filter(name, effective.spec()), encodability);
    }

    private Runnable later(Runnable task, Duration delay) {
        return housekeeping.later(() -> threads.changes().execute(task), delay);
    }

    private Predicate<Map<String, Object>> filter(String cache, CacheSpec<?, ?> spec) {
        return spec.filter().map(ldap -> filters.compile(cache, ldap)).orElse(properties -> true);
    }

    @SuppressWarnings("unchecked")
    private static List<RemovalListener<Object, Object>> listeners(CacheSpec<?, ?> spec) {
        return (List<RemovalListener<Object, Object>>) (List<?>) spec.listeners();
    }
}
