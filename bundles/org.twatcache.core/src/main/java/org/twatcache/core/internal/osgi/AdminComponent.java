package org.twatcache.core.internal.osgi;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheLeak;

/** The operators' service: one for each bundle, so that nobody is told events who has gone. */
@Component(scope = ServiceScope.BUNDLE, service = CacheAdmin.class)
public final class AdminComponent implements CacheAdmin {

    private final CacheAdmin admin;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;

    /** Made when a bundle gets the service. */
    @Activate
    public AdminComponent(@Reference CoreComponent core) {
        this.admin = core.admin();
    }

    @Deactivate
    void deactivate() {
        gone = true;
        subscriptions.forEach(Subscription::close);
    }

    @Override
    public List<EngineUse> engines() {
        return admin.engines();
    }

    @Override
    public List<CacheControl> caches() {
        return admin.caches();
    }

    @Override
    public CacheControl find(String text) {
        return admin.find(text);
    }

    @Override
    public List<CacheLeak> leaks() {
        return admin.leaks();
    }

    @Override
    public List<CacheEvent> events() {
        return admin.events();
    }

    @Override
    public Subscription subscribe(Consumer<? super CacheEvent> listener) {
        Subscription told = admin.subscribe(listener);
        Subscription own = new Subscription() {
            @Override
            public void close() {
                subscriptions.remove(this);
                told.close();
            }
        };
        subscriptions.add(own);
        if (gone) {
            own.close();
        }
        return own;
    }
}
