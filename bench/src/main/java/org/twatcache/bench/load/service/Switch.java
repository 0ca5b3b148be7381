package org.twatcache.bench.load.service;

import java.io.IOException;

/** Has a proxy of the service installed and removed. Used by one thread. */
public interface Switch {

    /**
     * Asks for the proxy; returns when that is said, not when it is there.
     *
     * @throws IOException where it cannot be said
     */
    void on() throws IOException;

    /**
     * Asks for its end.
     *
     * @throws IOException where it cannot be said
     */
    void off() throws IOException;
}
