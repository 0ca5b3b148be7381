package org.twatcache.engine.redis;

import java.util.List;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Goes through all servers of a cluster until none of their keys can have gone from one that was not gone through yet to one that was. A key
 * that moves so often at most escapes as many rounds, and is met by the next.
 */
final class ClusterRounds implements Rounds {

    /** Slots that are moved more often meanwhile are moved for ever. */
    private static final int MOST = 8;

    private final ClusterMap map;
    private final ClusterServers servers;
    private final Journeys journeys = new Journeys();
    private int rounds;

    ClusterRounds(ClusterMap map, ClusterServers servers) {
        this.map = map;
        this.servers = servers;
    }

    @Override
    public List<Link> next() {
        Survey survey =
                Survey.of(map.look().all(), address -> servers.at(address).call(Commands.nodes()));
        if (survey.servers().isEmpty()) {
            throw new JedisConnectionException("No server of the cluster is a master");
        }
        journeys.add(survey);
        if (rounds > 0 && journeys.stations() <= rounds) {
            return List.of();
        }
        if (rounds == MOST) {
            throw new JedisException(
                    "Slots of the cluster were moved all the time, so that keys were missed; try again later");
        }
        rounds++;
        return survey.servers().stream().<Link>map(servers::at).toList();
    }
}
