package org.twatcache.engine.redis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Which server of a cluster keeps which slots, as far as is known; looked for when it is not. */
final class ClusterMap {

    /** Wants to know of changes. Called with no lock held. */
    interface Follower {

        /** These servers may be asked for keys. */
        void serves(Set<HostAndPort> servers);

        /** Slots have another owner. */
        void moved();
    }

    private final ServerSettings settings;
    private final ClusterServers servers;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    /** Null where it has to be looked for. */
    private volatile @Nullable Slots slots;

    /** What was known last, right or not. */
    private volatile @Nullable Slots last;

    ClusterMap(ServerSettings settings, ClusterServers servers) {
        this.settings = settings;
        this.servers = servers;
    }

    /** Tells somebody of changes from now on. */
    void follow(Follower follower) {
        followers.add(follower);
    }

    /** Who keeps a slot. */
    HostAndPort owner(int slot) {
        HostAndPort owner = known().owner(slot);
        if (owner == null) {
            throw new JedisConnectionException("No server of the cluster keeps slot " + slot);
        }
        return owner;
    }

    /** Everybody who keeps a slot, one at least. */
    Set<HostAndPort> all() {
        return known().all();
    }

    /** Everybody who may be asked for keys, as far as is known without asking. */
    Set<HostAndPort> inUse() {
        Slots present = last;
        return present == null ? Set.of() : present.all();
    }

    private Slots known() {
        Slots present = slots;
        if (present == null) {
            present = look();
        }
        if (present.all().isEmpty()) {
            throw new JedisConnectionException("No server of the cluster keeps any slot");
        }
        return present;
    }

    /** A slot has moved. */
    void moved(int slot, HostAndPort owner) {
        publish(known().moved(slot, owner));
    }

    /** A server that keeps a slot not yet, or not any more, is asked for keys of it. */
    void asks(HostAndPort server) {
        followers.forEach(follower -> follower.serves(Set.of(server)));
    }

    /** Has it looked for again before it is used. */
    void forget() {
        slots = null;
    }

    /**
     * Asks one server after the other: those that were told of, and those that were met.
     *
     * @throws JedisConnectionException where none answers
     */
    Slots look() {
        JedisConnectionException failure = new JedisConnectionException("No server answers of the " + settings.place());
        Set<HostAndPort> candidates = new LinkedHashSet<>(settings.cluster());
        candidates.addAll(servers.met());
        for (HostAndPort address : candidates) {
            try {
                return publish(Slots.seenBy(servers.at(address), address));
            } catch (JedisException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    /**
     * Followers know of a server before anybody asks it; and once more afterwards, for it may have been let go in between, when nobody
     * was to ask it.
     */
    private Slots publish(Slots found) {
        followers.forEach(follower -> follower.serves(found.all()));
        Slots before = last;
        last = found;
        slots = found;
        followers.forEach(follower -> follower.serves(found.all()));
        if (before != null && !before.isSame(found)) {
            followers.forEach(Follower::moved);
        }
        return found;
    }
}
