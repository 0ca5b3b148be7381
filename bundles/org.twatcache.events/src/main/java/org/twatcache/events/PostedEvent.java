package org.twatcache.events;

import java.util.HashMap;
import java.util.Map;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.twatcache.admin.CacheEvent;

/** An event as Event Admin tells it; the README of this bundle is the contract. Types of the JDK only: handlers need no API. */
final class PostedEvent {

    private static final String TOPIC = "org/twatcache/";
    private static final String OWNER = "owner.";

    private PostedEvent() {}

    static Event of(CacheEvent event) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("kind", event.kind().name());
        properties.put(EventConstants.TIMESTAMP, event.at().toEpochMilli());
        properties.put("text", event.text());
        event.cache().ifPresent(cache -> properties.put("cache", cache));
        event.engine().ifPresent(engine -> properties.put("engine", engine));
        event.owner().ifPresent(owner -> {
            properties.put(OWNER + EventConstants.BUNDLE_ID, owner.id());
            properties.put(OWNER + EventConstants.BUNDLE_SYMBOLICNAME, owner.symbolicName());
            properties.put(OWNER + EventConstants.BUNDLE_VERSION, owner.version());
        });
        return new Event(TOPIC + event.kind().name(), properties);
    }
}
