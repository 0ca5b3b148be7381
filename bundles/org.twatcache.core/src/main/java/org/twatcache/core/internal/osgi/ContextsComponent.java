package org.twatcache.core.internal.osgi;

import java.util.List;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.twatcache.Cache;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;

/** The context service: one instance for each client bundle, only to learn who asks. It holds nothing and closes nothing. */
@Component(scope = ServiceScope.BUNDLE, service = CacheContexts.class)
public final class ContextsComponent implements CacheContexts {

    private final CacheContexts contexts;

    /** Made when a bundle gets the service; opens no engine. */
    @Activate
    public ContextsComponent(@Reference CoreComponent core, ComponentContext component) {
        this.contexts = core.contextsOf(component.getUsingBundle());
    }

    @Override
    public <K, V> Cache<K, V> open(CacheSpec<K, V> spec) {
        return contexts.open(spec);
    }

    @Override
    public <K, V> CacheContext<K, V> context(CacheSpec<K, V> spec) {
        return contexts.context(spec);
    }

    @Override
    public <K, V> Cache<K, V> getOrCreate(CacheSpec<K, V> spec) {
        return contexts.getOrCreate(spec);
    }

    @Override
    public boolean destroy(String name) {
        return contexts.destroy(name);
    }

    @Override
    public List<EngineInfo> engines() {
        return contexts.engines();
    }
}
