package org.twatcache.core.internal.context;

import java.time.Instant;
import java.util.List;

/** Something that an owner has open and is to close; known by its identity. Keeps no object of the owner's. */
final class Opened {

    final String kind;
    final String name;
    final Instant at = Instant.now();

    /** The opener first; below that only where the platform is configured so. */
    final List<String> stack;

    Opened(String kind, String name, List<String> stack) {
        this.kind = kind;
        this.name = name;
        this.stack = stack;
    }
}
