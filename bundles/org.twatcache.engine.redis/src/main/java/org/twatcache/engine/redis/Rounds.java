package org.twatcache.engine.redis;

import java.util.Iterator;
import java.util.List;
import redis.clients.jedis.exceptions.JedisException;

/** How often to go through which parts of the whole, until every key that was there all along was met. Used by one thread. */
interface Rounds {

    /**
     * The parts of the next round, after the last was gone through; may be repeated where it throws.
     *
     * @return none where all was met
     * @throws JedisException where servers do not answer, or keys move all the time
     */
    List<Link> next();

    /** One round. */
    static Rounds once(List<Link> parts) {
        Iterator<List<Link>> rounds = List.of(parts).iterator();
        return () -> rounds.hasNext() ? rounds.next() : List.of();
    }
}
