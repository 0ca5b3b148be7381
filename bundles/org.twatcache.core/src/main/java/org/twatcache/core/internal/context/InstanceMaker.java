package org.twatcache.core.internal.context;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.BundleRef;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheSpec;
import org.twatcache.RemovalListener;
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
import org.twatcache.core.internal.codec.CodecOffers;
import org.twatcache.core.internal.codec.Coding;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.engine.Encodability;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOpener;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.core.internal.engine.SlotObserver;
import org.twatcache.core.internal.tier.NearTier;

/** Puts together what an instance consists of. */
final class InstanceMaker {

    private final Platform platform;
    private final CodecOffers codecs;
    private final PlatformClock clock;
    private final PlatformThreads threads;
    private final Housekeeping housekeeping;
    private final Folders folders;
    private final NearTiers nears;
    private final EngineKeepers keepers;
    private final EventLog events;
    private final LoadWaits waits = new LoadWaits();
    private final LoadThreads loadThreads;
    private final SharedCaches shared = new SharedCaches(SharedCache.SCOPE);
    private final SharedCaches configured = new SharedCaches(SharedCache.CONFIGURED);

    InstanceMaker(
            Platform platform,
            CodecOffers codecs,
            PlatformClock clock,
            PlatformThreads threads,
            Housekeeping housekeeping,
            Folders folders,
            NearTiers nears,
            EngineKeepers keepers,
            EventLog events) {
        this.platform = platform;
        this.codecs = codecs;
        this.clock = clock;
        this.threads = threads;
        this.housekeeping = housekeeping;
        this.folders = folders;
        this.nears = nears;
        this.keepers = keepers;
        this.events = events;
        this.loadThreads = new LoadThreads(threads.loads());
    }

    /** An instance of one owner, or the owner's part of what is shared. */
    Instance make(EffectiveSpec<?, ?> effective, Owner owner) {
        return make(effective, owner, effective.spec().isShared() ? shared : null, null);
    }

    /** An instance that a configuration has, for bundles that come and go. */
    Instance makeHead(EffectiveSpec<?, ?> effective, Owner owner) {
        return make(effective, owner, among(effective), null);
    }

    /** What one of these bundles has of it. */
    Instance makePart(EffectiveSpec<?, ?> effective, Owner owner, Instance head) {
        return make(effective, owner, among(effective), head);
    }

    private SharedCaches among(EffectiveSpec<?, ?> effective) {
        return effective.spec().isShared() ? shared : configured;
    }

    private Instance make(
            EffectiveSpec<?, ?> effective, Owner owner, @Nullable SharedCaches among, @Nullable Instance head) {
        CacheSpec<?, ?> spec = effective.spec();
        long id = platform.newId();
        String name = spec.name().orElse("#" + id);
        StatsCounter stats = head != null
                ? head.counter()
                : new StatsCounter(spec.statistics().orElse(true));
        RemovalTeller teller = new RemovalTeller(name, listeners(spec), stats);
        ClassLoader loader = spec.classLoader();
        Coding coding = new Coding(
                name, spec, loader == null ? owner.classes() : ClassSpace.of(loader), codecs, new CodingFaults(stats));
        Journal journal = new Journal(name, owner.ref(), events);
        SlotObserver observer = head != null ? new PartObserver(stats) : new CacheObserver(stats, teller, journal);
        Lifetimes lifetimes = new Lifetimes(spec, clock);
        List<NearTier> tiers = nears.of(name, spec, stats::failed);
        Cache<String, UUID> tags = null;
        Beneath beneath;
        EntryStore store;
        try {
            tags = tags(effective, owner, head);
            Noting noting = Noting.of(spec, clock, tags == null ? null : new TagStamps(tags, clock::coarseNanos));
            if (among != null) {
                LongSupplier requests = head != null ? () -> 0 : stats::requests;
                JoinedCache joined = join(among, head, name, effective, owner.ref(), coding, observer, requests);
                beneath = Beneath.of(joined, tags, next -> sharedEngines(among, name, SharedCache.neutral(next)));
                store = new EntryStore(joined.part().slot(), lifetimes, stats, teller, joined.loads(), noting);
            } else {
                Function<EffectiveSpec<?, ?>, EngineOpener> openers = next ->
                        new CompleteEngines(name, owner, next.spec(), coding, clock, housekeeping, folders, tiers);
                EngineKeeper keeper = keepers.of(
                        name,
                        owner.ref().symbolicName(),
                        effective,
                        coding,
                        openers.apply(effective),
                        observer,
                        stats::requests);
                beneath = Beneath.of(keeper, tags, openers);
                store = new EntryStore(keeper.slot(), lifetimes, stats, teller, new Loads(spec.failedFor()), noting);
            }
        } catch (RuntimeException | LinkageError e) {
            nears.close(tiers, () -> new CacheClosedException("Cache '" + name + "' was never open"));
            TagCaches.close(head == null ? tags : null);
            throw e;
        }
        CacheServices services = new CacheServices(
                name,
                store,
                new LoadThrough(name, store, waits, LoadPolicy.of(spec, loadThreads, journal)),
                new AsyncCalls(name, threads.calls()));
        boolean coarse = Instance.usesCoarseClock(effective);
        Instance created =
                new Instance(id, effective, owner, beneath, coding, services, stats, journal, head, ended -> {
                    platform.forget(ended);
                    nears.close(tiers, () -> new CacheClosedException("Cache '" + name + "' was closed"));
                    if (coarse) {
                        clock.release();
                    }
                });
        if (coarse) {
            clock.retain();
        }
        platform.keep(created);
        return created;
    }

    private JoinedCache join(
            SharedCaches among,
            @Nullable Instance head,
            String name,
            EffectiveSpec<?, ?> effective,
            BundleRef owner,
            Coding coding,
            SlotObserver observer,
            LongSupplier requests) {
        SharedCache whole = head == null ? null : head.whole();
        if (whole == null) {
            whole = among.join(
                    name, effective, owner, (neutral, all, asked) -> keeper(among, name, neutral, all, asked));
        } else if (!among.enter(whole)) {
            throw new CacheClosedException("Cache '" + name + "' was closed; get its service again");
        }
        return JoinedCache.of(
                whole, among, owner, name, effective.spec(), coding, observer, requests, clock, threads.changes());
    }

    private EngineKeeper keeper(
            SharedCaches among, String name, EffectiveSpec<?, ?> neutral, SlotObserver all, LongSupplier requests) {
        return keepers.of(
                name, among.scope(), neutral, Encodability.DONE, sharedEngines(among, name, neutral), all, requests);
    }

    private EngineOpener sharedEngines(SharedCaches among, String name, EffectiveSpec<?, ?> neutral) {
        return new SharedEngines(name, among.scope(), neutral.spec(), clock, housekeeping, folders);
    }

    /** Bundles that have a configuration's cache have its tags. */
    private static @Nullable Cache<String, UUID> tags(
            EffectiveSpec<?, ?> effective, Owner owner, @Nullable Instance head) {
        if (head != null) {
            return head.tags();
        }
        return effective.spec().isTagged() ? TagCaches.open(owner, effective) : null;
    }

    @SuppressWarnings("unchecked")
    private static List<RemovalListener<Object, Object>> listeners(CacheSpec<?, ?> spec) {
        return (List<RemovalListener<Object, Object>>) (List<?>) spec.listeners();
    }
}
