package org.twatcache.core.internal.context;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContext;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;

/** Holds an instance from the first open on, so that handles opened one after another meet the same data. */
final class ManagedContext<K, V> implements CacheContext<K, V> {

    private final Owner owner;
    private final CacheSpec<K, V> spec;
    private final AtomicReference<@Nullable Instance> held = new AtomicReference<>();
    private final Opened opened;
    private volatile boolean closed;

    ManagedContext(Owner owner, CacheSpec<K, V> spec) {
        this.owner = owner;
        this.spec = spec;
        this.opened = owner.opened("context", spec.name().orElse("nameless"));
    }

    @Override
    public CacheSpec<K, V> spec() {
        return spec;
    }

    @Override
    public Cache<K, V> open() {
        while (true) {
            check();
            Instance present = held.get();
            if (present != null && present.acquire()) {
                return present.handle();
            }
            hold(present, owner.acquire(spec));
        }
    }

    /** Keeps a new instance in place of one that ended, and lets it go where another caller or {@link #close} was quicker. */
    private void hold(@Nullable Instance ended, Instance next) {
        if (!held.compareAndSet(ended, next)) {
            next.release();
        } else if (closed) {
            letGo();
        }
    }

    @Override
    public CacheContext<K, V> derive(Consumer<? super CacheSpecBuilder<K, V>> change) {
        check();
        CacheSpecBuilder<K, V> builder = spec.toBuilder().nameless();
        change.accept(builder);
        return new ManagedContext<>(owner, builder.build());
    }

    @Override
    public void close() {
        closed = true;
        owner.closed(opened);
        letGo();
    }

    private void letGo() {
        Instance present = held.getAndSet(null);
        if (present != null) {
            present.release();
        }
    }

    private void check() {
        owner.check();
        if (closed) {
            throw new CacheClosedException("This context of " + spec + " was closed; ask for another one");
        }
    }
}
