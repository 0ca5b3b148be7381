package org.twatcache.engine.redis;

import java.util.List;

/** The connections to a server, or to all servers of a cluster. */
interface Wiring extends Link, AutoCloseable {

    /** The ways to servers that keep a part of the keys each: for what a command cannot do for all of them. */
    List<Link> parts();

    /** How to go through all keys without missing one that moves from part to part. */
    Rounds rounds();

    /** Whether the keys of one command must be on one server. */
    boolean isSpread();

    /** Closes the connections that nobody uses now: after one was found dead the others most likely are. */
    void forgetIdle();

    /** Ends connections that a call has used for longer than any may take. */
    void endOverdue();

    @Override
    void close();
}
