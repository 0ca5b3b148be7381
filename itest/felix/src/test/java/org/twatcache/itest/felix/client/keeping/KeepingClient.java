package org.twatcache.itest.felix.client.keeping;

import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/** Keeps values of its own on disk, and closes nothing. Asked with {@code key=text} it puts, with {@code key} it gets. */
@Component(service = UnaryOperator.class, property = "client=keeping", immediate = true)
public final class KeepingClient implements UnaryOperator<String> {

    private final Cache<String, Note> notes;

    /** Activated. */
    @Activate
    public KeepingClient(@Reference CacheContexts contexts) {
        notes = contexts.getOrCreate(CacheSpec.of(String.class, Note.class)
                .named("notes")
                .engine("xodus")
                .folder("story")
                .build());
        notes.get("opened");
    }

    @Override
    public String apply(String asked) {
        String[] parts = asked.split("=", 2);
        if (parts.length == 2) {
            notes.put(parts[0], new Note(parts[1]));
        }
        Note note = notes.get(parts[0]);
        return note == null ? "" : note.text();
    }

    /** A value of the client's own. */
    record Note(String text) {}
}
