package org.twatcache.core.internal.context;

import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.config.SpecChange;
import org.twatcache.core.internal.context.Publisher.Publication;

/** A configured cache that is open, and known to bundles. Used by one thread at a time. */
final class OpenDeclaration {

    private final Publisher publisher;
    private final ConfiguredCache cache;
    private Publication publication;
    private ConfiguredSpec spec;

    private OpenDeclaration(ConfiguredSpec spec, ConfiguredCache cache, Publisher publisher) {
        this.publisher = publisher;
        this.cache = cache;
        this.spec = spec;
        this.publication = publisher.publish(spec, cache);
    }

    static OpenDeclaration of(ConfiguredSpec spec, Declarations all, Runnable atEnd) {
        return new OpenDeclaration(spec, all.open(spec, atEnd), all.publisher());
    }

    /** The spec in force. */
    ConfiguredSpec spec() {
        return spec;
    }

    boolean hasEnded() {
        return cache.hasEnded();
    }

    /** Goes over to a spec for which the entries need not go. */
    void change(ConfiguredSpec next, SpecChange change) {
        cache.change(next);
        spec = next;
        if (change == SpecChange.HANDLES) {
            publication.withdraw();
            publication = publisher.publish(next, cache);
        } else {
            publication.update(next, null);
        }
    }

    void refuse(@Nullable String reason) {
        cache.refuse(reason);
        publication.update(spec, reason);
    }

    /** Clients let it go first. */
    void close(String reason) {
        publication.withdraw();
        cache.close(reason);
    }
}
