package org.twatcache.bench.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How a life ends. */
interface Death extends AutoCloseable {

    /** Where the store has its folder. */
    Path folder();

    /** What a life is started by, before the command itself. */
    default List<String> prefix() {
        return List.of();
    }

    /**
     * Ends a life.
     *
     * @param life the process, which is dead afterwards
     * @return up to when acknowledgements count
     */
    long strike(Process life) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
