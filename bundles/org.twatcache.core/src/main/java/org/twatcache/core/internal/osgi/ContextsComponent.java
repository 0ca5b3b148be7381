package org.twatcache.core.internal.osgi;

import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.twatcache.CacheContexts;
import org.twatcache.core.internal.context.ForwardingContexts;

/** The context service: one instance for each client bundle, only to learn who asks. It holds nothing and closes nothing. */
@Component(scope = ServiceScope.BUNDLE, service = CacheContexts.class)
public final class ContextsComponent extends ForwardingContexts {

    private final CacheContexts contexts;

    /** Made when a bundle gets the service; opens no engine. */
    @Activate
    public ContextsComponent(@Reference CoreComponent core, ComponentContext component) {
        this.contexts = core.contextsOf(component.getUsingBundle());
    }

    @Override
    protected CacheContexts contexts() {
        return contexts;
    }
}
