package org.twatcache.events;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.twatcache.admin.CacheAdmin;

/**
 * Posts every event of the platform while both services are there. Posts, never sends: a handler that hangs must not keep the
 * platform's thread of events.
 */
@Component(service = {})
public final class EventPoster {

    private final CacheAdmin.Subscription subscription;

    /** Posts from now on. */
    @Activate
    public EventPoster(@Reference CacheAdmin admin, @Reference EventAdmin events) {
        subscription = admin.subscribe(event -> events.postEvent(PostedEvent.of(event)));
    }

    @Deactivate
    void close() {
        subscription.close();
    }
}
