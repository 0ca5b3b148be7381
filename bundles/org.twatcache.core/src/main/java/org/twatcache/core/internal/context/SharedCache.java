package org.twatcache.core.internal.context;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.BundleRef;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.core.internal.cache.SharedLoads;
import org.twatcache.core.internal.codec.OwnerEncoding;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.OwnerPart;
import org.twatcache.spi.EngineEntry;

/**
 * A cache that owners share: one slot and its engine, with the entries as bytes. It knows no class of any owner, for each may
 * end while others go on.
 */
final class SharedCache {

    /** Stands for the owner where an engine or a mark names one; no bundle can be named so. */
    static final String SCOPE = "(shared)";

    /** The same, of what a configuration has for the bundles of one process. */
    static final String CONFIGURED = "(configured)";

    /** Makes the keeper. */
    interface Keepers {

        /** A keeper that tells an observer. */
        EngineKeeper of(EffectiveSpec<?, ?> effective, SharedObserver observer, LongSupplier requests);
    }

    private final String types;
    private volatile EffectiveSpec<?, ?> effective;
    private volatile Optional<Duration> timeToLive;
    private final SharedObserver observer = new SharedObserver();
    private final EngineKeeper keeper;
    private final Collection<SharedLoads> loads = new CopyOnWriteArrayList<>();
    private final Collection<Member> members = new CopyOnWriteArrayList<>();
    private final AtomicBoolean starting = new AtomicBoolean();
    private final CountDownLatch started = new CountDownLatch(1);

    /** Those who joined and did not leave. Guarded by {@link SharedCaches}. */
    int holders;

    SharedCache(EffectiveSpec<?, ?> first, Keepers keepers) {
        this.types = types(first.wish());
        this.effective = neutral(first);
        this.timeToLive = first.spec().timeToLive();
        this.keeper = keepers.of(effective, observer, this::requests);
    }

    EngineKeeper keeper() {
        return keeper;
    }

    /** The loads of every owner. */
    Collection<SharedLoads> loads() {
        return loads;
    }

    /** The spec that all agree on. */
    CacheSpec<?, ?> spec() {
        return effective.spec();
    }

    /** What entries get that are given no lifetime of their own. */
    Optional<Duration> timeToLive() {
        return timeToLive;
    }

    /** All agree on another spec from now on. */
    void follow(EffectiveSpec<?, ?> next) {
        effective = neutral(next);
        timeToLive = next.spec().timeToLive();
    }

    /** Whether another owner may join by a spec: its types are those of the same names. */
    boolean isSameWish(CacheSpec<?, ?> wish) {
        return types.equals(types(wish)) && effective.wish().isSameWish(neutral(wish));
    }

    /** In words, for one who may not. */
    String describe() {
        return "CacheSpec<" + types + ">" + effective.wish().toShownProperties() + " of "
                + members.stream()
                        .map(Member::owner)
                        .map(BundleRef::toString)
                        .findFirst()
                        .orElse("another owner");
    }

    /** Whether another owner can read what is under a key, and one cannot. */
    boolean isTaken(Object key, OwnerEncoding reader) {
        EngineEntry<Object> entry = keeper.slot().<@Nullable EngineEntry<Object>>read(key, engine -> engine.peek(key));
        return entry != null
                && !reader.reads(entry.value())
                && members.stream().anyMatch(member -> member.encoding.reads(entry.value()));
    }

    private static String types(CacheSpec<?, ?> spec) {
        return spec.keyType().getTypeName() + ", " + spec.valueType().getTypeName();
    }

    /** The same for bytes, without a class or an object of its owner. */
    static EffectiveSpec<?, ?> neutral(EffectiveSpec<?, ?> effective) {
        return new EffectiveSpec<>(
                neutral(effective.wish()), neutral(effective.spec()), effective.shown(), effective.origin());
    }

    private static CacheSpec<byte[], byte[]> neutral(CacheSpec<?, ?> spec) {
        CacheSpecBuilder<byte[], byte[]> builder = CacheSpec.of(byte[].class, byte[].class);
        spec.toProperties().forEach(builder::property);
        return builder.build();
    }

    private long requests() {
        long sum = 0;
        for (Member member : members) {
            long each = member.requests.getAsLong();
            if (each < 0) {
                return -1;
            }
            sum += each;
        }
        return sum;
    }

    /** What one owner has of it. */
    final class Member implements OwnerPart.Whole {

        private final BundleRef owner;
        private final OwnerEncoding encoding;
        private final SharedObserver.Told told;
        private final SharedLoads own;
        private final LongSupplier requests;
        private final SharedCaches all;

        Member(
                BundleRef owner,
                OwnerEncoding encoding,
                SharedObserver.Told told,
                SharedLoads own,
                LongSupplier requests,
                SharedCaches all) {
            this.owner = owner;
            this.encoding = encoding;
            this.told = told;
            this.own = own;
            this.requests = requests;
            this.all = all;
            members.add(this);
            loads.add(own);
            observer.add(told);
        }

        private BundleRef owner() {
            return owner;
        }

        @Override
        public EngineKeeper keeper() {
            return keeper;
        }

        @Override
        public void start() {
            if (starting.compareAndSet(false, true)) {
                try {
                    keeper.reconcile();
                } finally {
                    started.countDown();
                }
                return;
            }
            try {
                Duration wait = spec().engineWait().orElse(Duration.ZERO);
                boolean unused = started.await(TimeUnit.NANOSECONDS.convert(wait), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean leave(boolean drained) {
            observer.remove(told);
            members.remove(this);
            if (drained) {
                // A load that is storing still in an engine that hangs must be found by those who write its key.
                loads.remove(own);
            }
            return all.leave(SharedCache.this);
        }
    }
}
