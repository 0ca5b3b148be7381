package org.twatcache.events;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Keeps what was posted. */
final class FakeEventAdmin implements EventAdmin {

    final List<Event> posted = new ArrayList<>();

    @Override
    public void postEvent(Event event) {
        posted.add(event);
    }

    @Override
    public void sendEvent(Event event) {
        throw new AssertionError("would wait for the handlers");
    }
}
