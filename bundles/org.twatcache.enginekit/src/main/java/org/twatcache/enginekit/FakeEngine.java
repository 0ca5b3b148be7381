package org.twatcache.enginekit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;

/**
 * A right engine for tests, in memory behind one lock: it keeps the contract for whatever traits it is given, evicts the
 * least recently used entry, and removes an entry that expired when that is met, or in {@link #dropExpired}. A test may
 * override a method to break it, or intercept its calls to make it fail or hang. Safe for use by any number of threads.
 *
 * @param <T> {@code Object} for references, {@code byte[]} for bytes
 */
public class FakeEngine<T> implements CacheEngine<T> {

    private final EngineRequest request;
    private final Set<EngineTrait> traits;
    private final Object lock = new Object();
    private final FakeTable<T> table;
    private boolean closed;
    private volatile Consumer<String> interceptor = call -> {};

    /**
     * An empty engine.
     *
     * @param request what it is to do
     * @param traits what it does by itself: the lifetimes and bounds among them are kept, the rest is a mere claim
     */
    public FakeEngine(EngineRequest request, Set<EngineTrait> traits) {
        this.request = request;
        this.traits = Set.copyOf(traits);
        this.table = new FakeTable<>(request, this.traits);
    }

    /**
     * Runs something before each call that reads or writes, on the calling thread and with no lock held. It may wait, and
     * what it throws ends the call without effect.
     *
     * @param newInterceptor takes the name of the method called
     */
    public final void intercept(Consumer<String> newInterceptor) {
        interceptor = newInterceptor;
    }

    /** Removes what expired: fake time starts no thread that would. Does nothing after {@code close}. */
    public final void dropExpired() {
        synchronized (lock) {
            table.dropDead();
        }
        tell();
    }

    @Override
    public @Nullable T get(T key) {
        return call("get", () -> {
            FakeEntry<T> entry = table.live(FakeTable.form(key));
            if (entry == null) {
                return null;
            }
            table.use(entry);
            return entry.value;
        });
    }

    @Override
    public void put(T key, T value, long deadline) {
        long weight = weigh(key, value);
        call("put", () -> {
            table.live(FakeTable.form(key));
            return table.store(key, value, deadline, weight);
        });
    }

    @Override
    public @Nullable T putIfAbsent(T key, T value, long deadline) {
        long weight = weigh(key, value);
        return call("putIfAbsent", () -> {
            FakeEntry<T> entry = table.live(FakeTable.form(key));
            if (entry != null) {
                return entry.value;
            }
            table.store(key, value, deadline, weight);
            return null;
        });
    }

    @Override
    public boolean replace(T key, T expected, T value, long deadline) {
        long weight = weigh(key, value);
        return call("replace", () -> {
            boolean replaced = holds(key, expected);
            if (replaced) {
                table.store(key, value, deadline, weight);
            }
            return replaced;
        });
    }

    @Override
    public boolean remove(T key) {
        return call("remove", () -> {
            boolean removed = table.live(FakeTable.form(key)) != null;
            table.drop(FakeTable.form(key));
            return removed;
        });
    }

    @Override
    public boolean remove(T key, T expected) {
        return call("remove", () -> {
            boolean removed = holds(key, expected);
            if (removed) {
                table.drop(FakeTable.form(key));
            }
            return removed;
        });
    }

    @Override
    public void clear() {
        call("clear", () -> {
            table.dropAll();
            return true;
        });
    }

    @Override
    public long size() {
        return call("size", table::size);
    }

    @Override
    public @Nullable EngineEntry<T> peek(T key) {
        return call("peek", () -> look(FakeTable.form(key)));
    }

    @Override
    public void restore(Collection<EngineEntry<T>> entries) {
        for (EngineEntry<T> entry : entries) {
            long weight = weigh(entry.key(), entry.value());
            call("restore", () -> table.store(entry.key(), entry.value(), entry.deadline(), weight));
        }
    }

    @Override
    public EngineCursor<T> cursor() {
        List<Object> forms = call("cursor", table::forms);
        return max -> call("nextPage", () -> {
            List<EngineEntry<T>> page = new ArrayList<>();
            while (page.size() < max && !forms.isEmpty()) {
                EngineEntry<T> entry = look(forms.remove(forms.size() - 1));
                if (entry != null) {
                    page.add(entry);
                }
            }
            return page;
        });
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            table.dropAll();
        }
    }

    private @Nullable EngineEntry<T> look(Object form) {
        FakeEntry<T> entry = table.live(form);
        return entry == null ? null : new EngineEntry<>(entry.key, entry.value, entry.deadline);
    }

    private boolean holds(T key, T expected) {
        FakeEntry<T> entry = table.live(FakeTable.form(key));
        return entry != null && FakeTable.same(entry.value, expected);
    }

    /** The weigher is foreign code: it runs before the lock is taken, so that it may throw or wait. */
    private long weigh(T key, T value) {
        if (traits.contains(EngineTrait.BOUNDS_WEIGHT)
                && request.maximumWeight().isPresent()) {
            return request.weigher().weigh(key, value);
        }
        return key instanceof byte[] keyBytes && value instanceof byte[] valueBytes
                ? (long) keyBytes.length + valueBytes.length
                : 0;
    }

    private <R extends @Nullable Object> R call(String name, Supplier<R> step) {
        interceptor.accept(name);
        R result;
        synchronized (lock) {
            if (closed) {
                throw new EngineClosedException(request.cache(), "fake");
            }
            result = step.get();
        }
        tell();
        return result;
    }

    /** Listeners of clients run in events: never under the lock. */
    private void tell() {
        List<Runnable> told;
        synchronized (lock) {
            told = table.takeTold();
        }
        told.forEach(Runnable::run);
    }
}
