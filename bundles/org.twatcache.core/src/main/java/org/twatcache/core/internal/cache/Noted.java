package org.twatcache.core.internal.cache;

import org.twatcache.core.internal.engine.Wrapping;

/**
 * Stands in an engine for a value with {@link Notes}.
 *
 * @param value the client's value, never a remembered absence
 * @param notes what is kept beside it
 */
public record Noted(Object value, Notes notes) implements Wrapping {

    @Override
    public Object wrapped() {
        return value;
    }
}
