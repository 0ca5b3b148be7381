package org.twatcache.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheLeak;

/** Tells events when a test says so. */
final class FakeAdmin implements CacheAdmin {

    final List<Consumer<? super CacheEvent>> listeners = new CopyOnWriteArrayList<>();

    void tell(CacheEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    @Override
    public Subscription subscribe(Consumer<? super CacheEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<EngineUse> engines() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CacheControl> caches() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CacheControl find(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CacheLeak> leaks() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CacheEvent> events() {
        throw new UnsupportedOperationException();
    }
}
