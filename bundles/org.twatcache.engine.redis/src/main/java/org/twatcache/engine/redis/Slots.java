package org.twatcache.engine.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.ClusterKeyword;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Which server of a cluster keeps which slots of keys, as far as is known. Immutable. */
final class Slots {

    static final int COUNT = 16_384;

    private final HostAndPort[] owners;

    /** Whoever is in {@link #owners}: found once, as every call asks whether there is anybody. */
    private final Set<HostAndPort> all;

    private Slots(HostAndPort[] owners) {
        this.owners = owners;
        this.all = distinct(owners);
    }

    private static Set<HostAndPort> distinct(HostAndPort[] owners) {
        Set<HostAndPort> distinct = new LinkedHashSet<>();
        for (HostAndPort owner : owners) {
            if (owner != null) {
                distinct.add(owner);
            }
        }
        return Collections.unmodifiableSet(distinct);
    }

    /** The slot of a key. */
    static int of(byte[] key) {
        return JedisClusterCRC16.getSlot(key);
    }

    /** As a server sees it. */
    static Slots seenBy(Link server, HostAndPort address) {
        CommandArguments question = new CommandArguments(Command.CLUSTER).add(ClusterKeyword.SLOTS);
        List<Object> ranges = server.call(new CommandObject<>(question, BuilderFactory.RAW_OBJECT_LIST));
        HostAndPort[] owners = new HostAndPort[COUNT];
        for (Object each : ranges) {
            List<?> range = (List<?>) each;
            int first = Math.toIntExact((Long) range.get(0));
            int last = Math.toIntExact((Long) range.get(1));
            List<?> master = (List<?>) range.get(2);
            Arrays.fill(owners, first, last + 1, addressOf(master, address));
        }
        return new Slots(owners);
    }

    /** A server that does not know by which name it is reached leaves it out. */
    private static HostAndPort addressOf(List<?> node, HostAndPort asked) {
        String host = node.get(0) instanceof byte[] name ? new String(name, StandardCharsets.UTF_8) : "";
        return new HostAndPort(host.isEmpty() ? asked.getHost() : host, Math.toIntExact((Long) node.get(1)));
    }

    /** The same, but a slot has moved. */
    Slots moved(int slot, HostAndPort owner) {
        HostAndPort[] changed = owners.clone();
        changed[slot] = owner;
        return new Slots(changed);
    }

    /** Whether everybody keeps the same slots as in another one. */
    boolean isSame(Slots other) {
        return Arrays.equals(owners, other.owners);
    }

    /** Who keeps a slot; null where nobody does. */
    @Nullable
    HostAndPort owner(int slot) {
        return owners[slot];
    }

    /** Everybody who keeps a slot, in the order of the first slots. */
    Set<HostAndPort> all() {
        return all;
    }
}
