package org.twatcache.engine.redis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/**
 * The connections to all servers of a cluster. Each command goes to the server that keeps its key; where the key has moved the
 * server says so, before any effect, and the command goes there.
 */
final class ClusterWiring implements Wiring {

    /** Redirections of one command, before the cluster counts as one that does not know itself. */
    private static final int MOST = 8;

    private final ClusterServers servers;
    private final ClusterMap map;

    ClusterWiring(ServerSettings settings) {
        this.servers = new ClusterServers(settings);
        this.map = new ClusterMap(settings, servers);
    }

    /** Who keeps which keys. */
    ClusterMap map() {
        return map;
    }

    @Override
    public <T extends @Nullable Object> T call(CommandObject<T> command) {
        List<Object> keys = command.getArguments().getKeys();
        if (keys.isEmpty()) {
            return everywhere(command);
        }
        int slot = Slots.of((byte[]) keys.get(0));
        return this.<T>forgettingWhatFails(() -> call(command, slot));
    }

    private <T extends @Nullable Object> T call(CommandObject<T> command, int slot) {
        HostAndPort owner = map.owner(slot);
        boolean asking = false;
        for (int i = 0; i < MOST; i++) {
            try {
                SingleWiring server = servers.at(owner);
                return asking ? server.callAsking(command) : server.call(command);
            } catch (JedisMovedDataException e) {
                owner = e.getTargetNode();
                asking = false;
                map.moved(slot, owner);
            } catch (JedisAskDataException e) {
                owner = e.getTargetNode();
                map.asks(owner);
                asking = true;
            }
        }
        throw new JedisConnectionException("The cluster sent a command from server to server, " + MOST + " times");
    }

    /** A command without keys says something of the whole: every server has to answer. */
    private <T extends @Nullable Object> T everywhere(CommandObject<T> command) {
        return this.<T>forgettingWhatFails(() -> {
            Iterator<HostAndPort> all = map.all().iterator();
            T last = servers.at(all.next()).call(command);
            while (all.hasNext()) {
                last = servers.at(all.next()).call(command);
            }
            return last;
        });
    }

    /** Whoever took over for a server that does not answer says so himself, if he can be found. */
    private <R extends @Nullable Object> R forgettingWhatFails(Supplier<R> call) {
        try {
            return call.get();
        } catch (JedisConnectionException e) {
            map.forget();
            throw e;
        }
    }

    @Override
    public List<@Nullable Object> answers(List<? extends CommandObject<?>> commands) {
        return forgettingWhatFails(() -> answersOfAll(commands));
    }

    private List<@Nullable Object> answersOfAll(List<? extends CommandObject<?>> commands) {
        @Nullable Object[] answers = new @Nullable Object[commands.size()];
        Map<HostAndPort, List<Integer>> byOwner = new LinkedHashMap<>();
        for (int i = 0; i < answers.length; i++) {
            HostAndPort owner = map.owner(
                    Slots.of((byte[]) commands.get(i).getArguments().getKeys().get(0)));
            byOwner.computeIfAbsent(owner, unused -> new ArrayList<>()).add(i);
        }
        byOwner.forEach((owner, numbers) -> {
            List<@Nullable Object> some = servers.at(owner)
                    .answers(numbers.stream().map(commands::get).toList());
            for (int i = 0; i < some.size(); i++) {
                int number = numbers.get(i);
                answers[number] = settled(commands.get(number), some.get(i));
            }
        });
        return Arrays.asList(answers);
    }

    /** The answer, or that of the server to which the key has moved. */
    private @Nullable Object settled(CommandObject<?> command, @Nullable Object answer) {
        if (answer instanceof JedisMovedDataException || answer instanceof JedisAskDataException) {
            try {
                return call(new CommandObject<>(command.getArguments(), Commands.RAW));
            } catch (JedisDataException e) {
                return e;
            }
        }
        return answer;
    }

    @Override
    public List<Link> parts() {
        return map.all().stream().<Link>map(servers::at).toList();
    }

    @Override
    public Rounds rounds() {
        return new ClusterRounds(map, servers);
    }

    @Override
    public boolean isSpread() {
        return true;
    }

    @Override
    public void forgetIdle() {
        map.forget();
        servers.forgetIdle();
    }

    @Override
    public void endOverdue() {
        servers.endOverdue();
    }

    @Override
    public void close() {
        servers.close();
    }
}
