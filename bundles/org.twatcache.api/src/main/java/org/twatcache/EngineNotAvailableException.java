package org.twatcache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** No engine can serve; says which was wished for, why not, and which are available. */
public class EngineNotAvailableException extends CacheEngineException {

    private static final long serialVersionUID = 1L;

    /** An immutable list of names. */
    @SuppressWarnings("serial")
    private final List<String> available;

    /**
     * No engine can serve.
     *
     * @param message what is missing, why, and what to do
     * @param cache the cache's name, or null where there is none
     * @param engine the name of the engine that is missing, or null where none was named
     * @param available the names of the engines that are there
     * @param cause what caused it, or null
     */
    public EngineNotAvailableException(
            String message,
            @Nullable String cache,
            @Nullable String engine,
            List<String> available,
            @Nullable Throwable cause) {
        super(message, cache, engine, cause);
        this.available = List.copyOf(available);
    }

    /**
     * The engines that are there.
     *
     * @return their names, maybe none
     */
    public final List<String> available() {
        return available;
    }
}
