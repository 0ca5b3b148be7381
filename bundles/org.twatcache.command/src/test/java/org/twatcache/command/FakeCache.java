package org.twatcache.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.twatcache.BulkLoader;
import org.twatcache.BundleRef;
import org.twatcache.Cache;
import org.twatcache.CacheEntry;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheResourceException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheStats;
import org.twatcache.CacheView;
import org.twatcache.Loader;
import org.twatcache.Lookup;
import org.twatcache.TaggedCache;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheInfo;
import org.twatcache.admin.Explanation;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.admin.Transfer;

/** A cache of a fake platform: keeps everything, whatever its spec says. */
public final class FakeCache implements Cache<String, String>, CacheView<String, String>, CacheControl, CacheInfo {

    public final Map<String, String> entries = new ConcurrentHashMap<>();
    public final Map<String, Duration> lifetimes = new ConcurrentHashMap<>();
    public final CacheSpec<?, ?> spec;
    public final CountedStats stats = new CountedStats();
    public @Nullable Explanation why;
    public Runnable beforeGet = () -> {};
    public Runnable whileExporting = () -> {};
    public boolean full;
    public boolean exact = true;
    public int handles = 1;
    public final FakeMigration migration = new FakeMigration();
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
    public Migration swap(String engine, SwapMode mode) {
        platform.requireEngine(name(), engine);
        platform.calls.add("swap " + name() + " " + engine + " " + mode);
        return migration;
    }

    /** One line an entry. */
    @Override
    public Transfer exportTo(OutputStream out) throws IOException {
        long bytes = 0;
        for (String line :
                entries.entrySet().stream().map(Object::toString).sorted().toList()) {
            byte[] written = (line + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(written);
            bytes += written.length;
        }
        whileExporting.run();
        if (full) {
            throw new IOException("No space left on device");
        }
        return new Transfer(entries.size(), 1, 2, bytes, Duration.ofMillis(3));
    }

    @Override
    public Transfer importFrom(InputStream in) {
        byte[] read;
        try {
            read = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String line : new String(read, StandardCharsets.UTF_8).lines().toList()) {
            String[] sides = line.split("=", 2);
            if (sides.length < 2) {
                throw new CacheResourceException("Cache '" + name() + "' cannot import this", name(), "caffeine", null);
            }
            entries.put(sides[0], sides[1]);
        }
        return new Transfer(entries.size(), 1, 2, read.length, Duration.ofMillis(3));
    }

    @Override
    public boolean shared() {
        return false;
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
    public <X extends Exception> Map<String, String> getAll(
            Collection<? extends String> keys, BulkLoader<? super String, ? extends String, X> loader) {
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
    public TaggedCache<String, String> tagged() {
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
