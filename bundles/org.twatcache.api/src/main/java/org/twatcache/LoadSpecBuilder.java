package org.twatcache;

import java.time.Duration;

/**
 * What a {@link CacheSpecBuilder} says of loads and of what they bring.
 *
 * @param <B> the builder
 */
abstract class LoadSpecBuilder<B> {

    LoadSpecBuilder() {}

    abstract B set(SpecKey key, Object value);

    /**
     * Remembers that a loader gave null, so that it is not asked again for a while.
     *
     * @param lifetime more than zero
     * @return this
     */
    public final B absentFor(Duration lifetime) {
        return set(SpecKey.ABSENT_FOR, lifetime);
    }

    /**
     * Loads a value anew before its lifetime is over: the first {@code get(key, loader)} in its last part does so, while others are
     * given the value that is there. Where that load throws, the value stays until its lifetime is over. An entry whose own
     * lifetime is not longer than this is not loaded ahead. Needs {@link CacheSpecBuilder#timeToLive}.
     *
     * @param ahead how long before the end of its lifetime; more than zero, and less than the lifetime
     * @return this
     */
    public final B refreshAhead(Duration ahead) {
        return set(SpecKey.REFRESH_AHEAD, ahead);
    }

    /**
     * Keeps a value for a while beyond its lifetime, for the case that it cannot be loaded anew: where a loader throws an exception,
     * {@code get(key, loader)} gives the value whose lifetime is over, counts it ({@link CacheStats#staleHits}) and tells of it
     * ({@link org.twatcache.admin.CacheEvent.Kind#SERVING_STALE}). Nothing else ever gives it: for {@code get(key)} and views it is not there,
     * and a removal, or a value known to be absent, ends it. An interrupt or an error of the JVM is no reason. Needs
     * {@link CacheSpecBuilder#timeToLive}; not together with {@link #loadLease}. Where machines share an engine their clocks are to agree.
     *
     * @param grace how long beyond the end of its lifetime; more than zero
     * @return this
     */
    public final B staleOnError(Duration grace) {
        return set(SpecKey.STALE_ON_ERROR, grace);
    }

    /**
     * Remembers in this process that the load of a key threw an exception: until then it is not tried again, and who asks gets
     * {@link CacheLoadException} with that exception as its cause, or the value that {@link #staleOnError} allows. A write of the key or a
     * clear ends it. At most 10,000 failures of a cache are remembered. Without this a failed load is forgotten at once.
     *
     * @param pause more than zero
     * @return this
     */
    public final B failedFor(Duration pause) {
        return set(SpecKey.FAILED_FOR, pause);
    }

    /**
     * How long a caller waits for a load where there is an older value that {@link #refreshAhead} or {@link #staleOnError} allows: after
     * that he gets the older one, and the load goes on. Loaders then run on threads of the platform, not on the caller's. Binds
     * {@code get(key, loader)} and what is made of it, not loads of several keys.
     *
     * @param timeout more than zero
     * @return this
     */
    public final B loadSoftTimeout(Duration timeout) {
        return set(SpecKey.LOAD_SOFT_TIMEOUT, timeout);
    }

    /**
     * How long a load may take, and a caller wait for it: after that the loader's thread is interrupted, what it still brings is not
     * stored, and whoever waited gets {@link CacheLoadTimeoutException}, or the value that {@link #staleOnError} allows. Loaders then
     * run on threads of the platform, not on the caller's; a load that another loader asks for runs on the thread of that one, and
     * ends with its time. Binds {@code get(key, loader)} and what is made of it, not loads of several keys.
     *
     * @param timeout more than zero
     * @return this
     */
    public final B loadTimeout(Duration timeout) {
        return set(SpecKey.LOAD_TIMEOUT, timeout);
    }

    /**
     * Has one process at a time load a key, where several share the engine. Without it each process loads for itself, and a value
     * that was loaded before another process removed or changed the key may be stored after that.
     *
     * <p>A value that is {@linkplain #refreshAhead due} is loaded anew without one: in each process one caller may do so at a time.
     *
     * <p>Who loads has a lease, kept in the engine in place of the value, and stores only while he has it: any write of the key by
     * anybody ends it. Others wait for his value; after this time they load for themselves, and what they load is not stored, as it
     * is where the engine cannot be asked. Where the engine is not shared this changes nothing. Not together with {@link CacheSpecBuilder#shared}.
     *
     * @param longest how long a load may take before others do not wait any longer; more than zero
     * @return this
     */
    public final B loadLease(Duration longest) {
        return set(SpecKey.LOAD_LEASE, longest);
    }

    /**
     * Lets entries carry tags, by which they can be forgotten together: see {@link Cache#tagged}. Beside the cache there is then a
     * second one on the same engine, which keeps what its tags are worth; a hit on an entry with tags asks that too.
     *
     * @return this
     */
    public final B tagged() {
        return set(SpecKey.TAGGED, true);
    }
}
