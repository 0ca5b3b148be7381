package org.twatcache.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.AsyncCache;
import org.twatcache.AtomicCache;
import org.twatcache.BundleRef;
import org.twatcache.Cache;
import org.twatcache.CacheEntry;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheStats;
import org.twatcache.CacheView;
import org.twatcache.Loader;
import org.twatcache.Lookup;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheInfo;
import org.twatcache.admin.Explanation;

/** A cache of a fake platform: keeps everything, whatever its spec says. */
public final class FakeCache implements Cache<String, String>, CacheView<String, String>, CacheControl, CacheInfo {

    public final Map<String, String> entries = new ConcurrentHashMap<>();
    public final Map<String, Duration> lifetimes = new ConcurrentHashMap<>();
    public final CacheSpec<?, ?> spec;
    public final CountedStats stats = new CountedStats();
    public @Nullable Explanation why;
    public Runnable beforeGet = () -> {};
    public boolean exact = true;
    public int handles = 1;
    private @Nullable Runnable onClose;
    private final FakePlatform platform;
    private final long id;
    private final BundleRef owner;

    FakeCache(FakePlatform platform, long id, BundleRef owner, CacheSpec<?, ?> spec) {
        this.platform = platform;
        this.id = id;
        this.owner = owner;
        this.spec = spec;
    }

    /** A handle: its close ends the handle, not the cache. */
    FakeCache handle() {
        FakeCache handle = new FakeCache(platform, id, owner, spec);
        handle.onClose = () -> handles--;
        return handle;
    }

    @Override
    public @Nullable String get(String key) {
        beforeGet.run();
        String value = entries.get(key);
        if (value == null) {
            stats.misses++;
        } else {
            stats.hits++;
        }
        return value;
    }

    @Override
    public void put(String key, String value) {
        entries.put(key, value);
        stats.puts++;
    }

    @Override
    public void put(String key, String value, Duration timeToLive) {
        put(key, value);
        lifetimes.put(key, timeToLive);
    }

    @Override
    public boolean remove(String key) {
        return entries.remove(key) != null;
    }

    @Override
    public void clear() {
        entries.clear();
    }

    @Override
    public Lookup<String> lookup(String key) {
        String value = entries.get(key);
        return value == null ? new Lookup.Miss<>() : new Lookup.Hit<>(value, lifetimes.get(key));
    }

    @Override
    public Cache<String, String> asText() {
        if (spec.valueType() != String.class) {
            throw new CacheOperationException("Cache '" + name() + "' has no text", name(), null, null);
        }
        return this;
    }

    @Override
    public void close() {
        if (onClose != null) {
            onClose.run();
            return;
        }
        platform.caches.remove(this);
        platform.calls.add("close " + name());
    }

    @Override
    public void destroy() {
        platform.caches.remove(this);
        platform.calls.add("destroy " + name());
    }

    @Override
    public String name() {
        return spec.name().orElse("#" + id);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public CacheInfo info() {
        return this;
    }

    @Override
    public CacheStats stats() {
        return stats;
    }

    @Override
    public Explanation why() {
        return Objects.requireNonNull(why);
    }

    @Override
    public BundleRef owner() {
        return owner;
    }

    @Override
    public Optional<String> engine() {
        return Optional.of(spec.engine().orElse("caffeine"));
    }

    @Override
    public State state() {
        return State.SERVING;
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public boolean sizeExact() {
        return exact;
    }

    @Override
    public int handles() {
        return handles;
    }

    @Override
    public Instant openedAt() {
        return Instant.parse("2026-11-22T10:00:00Z");
    }

    @Override
    public CacheView<String, String> view() {
        return this;
    }

    @Override
    public <X extends Exception> @Nullable String get(String key, Loader<? super String, ? extends String, X> loader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> getAll(Collection<? extends String> keys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(Map<? extends String, ? extends String> all) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AtomicCache<String, String> atomic() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AsyncCache<String, String> async() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean contains(String key) {
        return entries.containsKey(key);
    }

    @Override
    public long estimatedSize() {
        return entries.size();
    }

    @Override
    public Stream<CacheEntry<String, String>> entries() {
        throw new UnsupportedOperationException();
    }
}
