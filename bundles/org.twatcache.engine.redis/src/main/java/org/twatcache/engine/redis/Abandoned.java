package org.twatcache.engine.redis;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Connections to one server that were given up with questions on them. Whatever is between here and the server may still hold such a
 * question, and deliver it after one that was asked later on another connection: a value that was replaced would be back. So the server is
 * told to hear none of them any more, before anything else is asked.
 *
 * <p>Of this bundle, not of one engine: what is held back may outlive the caches, and a configuration.
 */
final class Abandoned {

    /** By server and user: another user may not end them. */
    private static final Map<String, Abandoned> ALL = new ConcurrentHashMap<>();

    private final Set<ServersName> connections = ConcurrentHashMap.newKeySet();

    /** Those to a server. */
    static Abandoned at(ServerSettings settings) {
        return ALL.computeIfAbsent(
                settings.place() + " " + settings.credentials().user(), unused -> new Abandoned());
    }

    /** It is to be heard no more. A server that gave it no name hears what comes late. */
    void add(WatchedConnection connection) {
        ServersName name = connection.name();
        if (name != null) {
            connections.add(name);
        }
    }

    /**
     * Returns when the server hears none of those which were added before. Each thread asks by itself: one that waited for
     * another would wait for as long as that one is kept waiting.
     *
     * @throws JedisException where the server does not answer on this one
     */
    void silence(WatchedConnection by) {
        connections.removeIf(each -> end(each, by));
    }

    /** False where it is to be tried again. */
    private static boolean end(ServersName connection, WatchedConnection by) {
        try {
            long unused = by.executeCommand(Commands.end(connection));
            return true;
        } catch (JedisDataException e) {
            // While a script runs nothing else is answered either. A user who may not is as a server that gives no
            // names.
            return !Faults.isBusy(e);
        }
    }
}
