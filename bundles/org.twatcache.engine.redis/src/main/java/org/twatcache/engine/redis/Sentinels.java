package org.twatcache.engine.redis;

import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/**
 * Who knows which server is the master now.
 *
 * @param addresses at least one
 * @param master the name under which they watch it
 * @param credentials how to log in to them
 */
record Sentinels(List<HostAndPort> addresses, String master, Credentials credentials) {

    @Override
    public String toString() {
        return "master " + master + " of sentinels "
                + addresses.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    }
}
