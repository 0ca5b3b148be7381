package org.twatcache.core.internal.context;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.BundleRef;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.admin.Explanation.Source;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.codec.CodecOffer;
import org.twatcache.core.internal.codec.CodecOffers;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.engine.Encodability;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.EngineOffers;
import org.twatcache.core.internal.engine.EngineWish;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.core.internal.engine.Steadiness;

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
    private final PlatformClock clock;
    private final PlatformThreads threads = new PlatformThreads();
    private final Housekeeping housekeeping = new Housekeeping(threads.changes());
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Instance> instances = new ConcurrentSkipListMap<>();
    private final Steadiness steadiness = new Steadiness(System::nanoTime);
    private final Map<String, String> closedForReason = new ConcurrentHashMap<>();
    private final EventLog events = new EventLog(threads.changes());
    private final NearTiers nears;
    private final Leaks leaks;
    private final EngineKeepers keepers;
    private final InstanceMaker maker;
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
        this.settings = settings;
        this.leaks = new Leaks(states);
        this.nears = new NearTiers(offers, clock, housekeeping, threads.changes(), this::later, steadiness);
        this.keepers = new EngineKeepers(
                offers,
                filters,
                threads,
                this::later,
                steadiness,
                () -> this.settings.parking(),
                new ServedRecords(data));
        this.maker = new InstanceMaker(
                this, codecs, clock, threads, housekeeping, new Folders(data), nears, keepers, events);
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
            EffectiveSpec<?, ?> now = complete(instance.effective.wish(), instance.effective.origin());
            if (!instance.isPart() && instance.follow(now)) {
                instance.keeper().wish(wish(instance, now));
            }
        }
        lookAgain();
    }

    /** What an instance wishes of its engine by a spec. */
    EngineWish wish(Instance instance, EffectiveSpec<?, ?> effective) {
        return instance.whole() != null
                ? keepers.wish(instance.name, SharedCache.neutral(effective), Encodability.DONE)
                : keepers.wish(instance.name, effective, instance.coding());
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
        for (EngineKeeper keeper : allKeepers()) {
            if (keeper.noteNews()) {
                threads.changes().execute(keeper::reconcile);
            }
        }
    }

    /** Of all instances, where owners that share a cache have one, and of their near tiers. */
    private List<EngineKeeper> allKeepers() {
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
        List<EngineKeeper> all = allKeepers();
        all.forEach(keeper -> keeper.beginLeave(offer));
        all.forEach(keeper -> keeper.awaitLeft(offer, began));
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

    EffectiveSpec<?, ?> complete(CacheSpec<?, ?> wish, Source origin) {
        return settings.defaults().complete(wish, origin);
    }

    /** Throws where no engine can serve what a configuration wants, be it one that is served already. */
    void requirePossible(String name, EffectiveSpec<?, ?> effective, boolean served) {
        keepers.requirePossible(name, effective, served);
    }

    /** A configured cache is not open, for a reason; null: it is, or is not wished for any more. */
    void refuse(String cache, @Nullable String reason) {
        if (reason == null) {
            closedForReason.remove(cache);
        } else {
            closedForReason.put(cache, reason);
        }
    }

    /** Why a configured cache of a name is not open, or null. */
    @Nullable
    String whyClosed(String cache) {
        return closedForReason.get(cache);
    }

    /** Where threads are that may hang in an engine. */
    Executor changes() {
        return threads.changes();
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

    /** Makes what is to be open. */
    InstanceMaker maker() {
        return maker;
    }

    long newId() {
        return ids.incrementAndGet();
    }

    /** Keeps an instance until it is {@link #forget forgotten}; throws, with it ended, where the platform has stopped. */
    void keep(Instance created) {
        instances.put(created.id, created);
        if (closed) {
            // It may have come too late for close to see it.
            created.end("the platform stopped", false);
            created.check();
        }
    }

    void forget(Instance over) {
        if (instances.remove(over.id) != null) {
            over.owner.forget(over);
        }
    }

    private Runnable later(Runnable task, Duration delay) {
        return housekeeping.later(() -> threads.changes().execute(task), delay);
    }
}
