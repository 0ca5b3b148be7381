package org.twatcache.engine.redis;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears which keys of a cluster are changed: on one connection to each server that may be asked for keys, from the first cache that wants to
 * hear to the last. A cache is told of each change while all of these servers tell. When one does not, or one comes that does not yet, or slots
 * have another owner, what was told so far is worth nothing.
 */
final class ClusterTracking implements Invalidations, ClusterMap.Follower {

    /** A cache that hears, and who tells it. */
    private final class Member {

        private final Hearer hearer;

        /** Guarded by the whole. */
        private final Map<Tracking, Runnable> parts = new HashMap<>();

        /** Guarded by the whole. */
        private final Set<Tracking> telling = new HashSet<>();

        Member(Hearer hearer) {
            this.hearer = hearer;
        }

        void join(Tracking part) {
            parts.put(part, part.join(new PartHearer(hearer, on -> told(part, on))));
        }

        void leave(Tracking part) {
            telling.remove(part);
            Runnable end = parts.remove(part);
            if (end != null) {
                end.run();
            }
        }

        private void told(Tracking part, boolean on) {
            synchronized (ClusterTracking.this) {
                if (on && parts.containsKey(part)) {
                    telling.add(part);
                } else {
                    telling.remove(part);
                }
            }
            settle();
        }

        /** Whoever changed something says what is so now, until it is. So the last thing that is said is true, whoever says it. */
        void settle() {
            boolean said;
            do {
                said = isTold();
                hearer.told(said);
            } while (said != isTold());
        }

        private boolean isTold() {
            synchronized (ClusterTracking.this) {
                return !servers.isEmpty() && telling.containsAll(servers.values());
            }
        }
    }

    private final ServerSettings settings;
    private final ClusterMap map;

    /** Guarded by this. */
    private final List<Member> members = new ArrayList<>();

    /** Whoever may be asked for keys, while there are members. Guarded by this. */
    private final Map<HostAndPort, Tracking> servers = new HashMap<>();

    /** Guarded by this. */
    private boolean closed;

    private ClusterTracking(ServerSettings settings, ClusterMap map) {
        this.settings = settings;
        this.map = map;
    }

    static ClusterTracking of(ServerSettings settings, ClusterMap map) {
        ClusterTracking tracking = new ClusterTracking(settings, map);
        map.follow(tracking);
        return tracking;
    }

    @Override
    public Runnable join(Hearer hearer) {
        Member member = new Member(hearer);
        List<Member> waiting;
        synchronized (this) {
            servers.values().forEach(member::join);
            members.add(member);
            waiting = admit(map.inUse());
        }
        waiting.forEach(Member::settle);
        return () -> leave(member);
    }

    private void leave(Member member) {
        List<Tracking> unheard = List.of();
        synchronized (this) {
            members.remove(member);
            servers.values().forEach(member::leave);
            if (members.isEmpty()) {
                unheard = List.copyOf(servers.values());
                servers.clear();
            }
        }
        unheard.forEach(Tracking::close);
    }

    @Override
    public void serves(Set<HostAndPort> addresses) {
        List<Member> waiting;
        synchronized (this) {
            waiting = admit(addresses);
        }
        waiting.forEach(Member::settle);
    }

    /** Gives those who were told so far and are not any more: not yet by a server that is new. */
    private List<Member> admit(Set<HostAndPort> addresses) {
        if (closed || members.isEmpty() || servers.keySet().containsAll(addresses)) {
            return List.of();
        }
        for (HostAndPort address : addresses) {
            if (!servers.containsKey(address)) {
                Tracking part = part(address);
                servers.put(address, part);
                members.forEach(member -> member.join(part));
            }
        }
        return List.copyOf(members);
    }

    private Tracking part(HostAndPort address) {
        try {
            ServerSettings its = settings.of(address);
            return new Tracking(its, new Dialer(its), Vigil::ofPart, () -> lost(address));
        } catch (IOException | GeneralSecurityException e) {
            throw new JedisConnectionException("No connections to " + address, e);
        }
    }

    @Override
    public void moved() {
        List<Member> all;
        synchronized (this) {
            all = List.copyOf(members);
        }
        all.forEach(member -> member.hearer.changedAll());
    }

    /** Somebody else has taken over, most likely; a server that keeps nothing any more is heard no more. */
    private void lost(HostAndPort address) {
        try {
            Slots unused = map.look();
        } catch (JedisException e) {
            // Nobody answers; whoever does not tell either is asked again, and then so is this.
            return;
        }
        release(address);
    }

    private void release(HostAndPort address) {
        Tracking part;
        List<Member> all;
        synchronized (this) {
            if (map.inUse().contains(address)) {
                return;
            }
            part = servers.remove(address);
            if (part == null) {
                return;
            }
            members.forEach(member -> member.leave(part));
            all = List.copyOf(members);
        }
        part.close();
        all.forEach(Member::settle);
    }

    @Override
    public void close() {
        List<Tracking> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(servers.values());
        }
        all.forEach(Tracking::close);
    }
}
