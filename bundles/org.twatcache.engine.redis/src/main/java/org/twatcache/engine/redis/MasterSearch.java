package org.twatcache.engine.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks sentinels for the master, anew for each connection. After a failover some of them name the deposed one for a while, which may
 * be back by then and take itself for the master: who writes there writes in vain. Hence all are asked, and the latest configuration is
 * believed, by its epoch. An earlier one is not, until nobody has told of the latest for a while: sentinels that were set up anew begin
 * with the first epoch.
 */
final class MasterSearch {

    /** One that let us wait is asked again after this, or when no other knows. */
    private static final Duration SILENT = Duration.ofSeconds(10);

    /** An epoch of which nobody told for as long is forgotten. Sentinels tell each other every 2 s. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private final Sentinels sentinels;
    private final ServerSettings settings;
    private final LongSupplier nanoTime;

    /** Who was silent, and when. Guarded by this. */
    private final Map<HostAndPort, Long> silent = new HashMap<>();

    /** What was believed last. Guarded by this. */
    private @Nullable Named believed;

    /** When it was told last. Guarded by this. */
    private long told;

    /** How often it was another one. */
    private volatile int changes;

    /** A master, and the epoch of the configuration in which it is one; greater is later. */
    private record Named(HostAndPort address, long epoch) {}

    MasterSearch(Sentinels sentinels, ServerSettings settings, LongSupplier nanoTime) {
        this.sentinels = sentinels;
        this.nanoTime = nanoTime;
        this.settings = settings;
    }

    /** Made for each question, since the password may be another one by now. */
    private JedisClientConfig client() {
        return DefaultJedisClientConfig.builder()
                .protocol(RedisProtocol.RESP2)
                .autoNegotiateProtocol(false)
                .connectionTimeoutMillis(settings.connectMillis())
                .socketTimeoutMillis(settings.timeoutMillis())
                .clientName(settings.clientName())
                .user(sentinels.credentials().user())
                .password(sentinels.credentials().password())
                .build();
    }

    /** How often the master changed: whatever is connected to one of before is connected to the wrong one. */
    int changes() {
        return changes;
    }

    /**
     * The address of the master.
     *
     * @throws JedisConnectionException where no sentinel knows it
     */
    HostAndPort find() {
        JedisConnectionException failure = new JedisConnectionException("No sentinel knows the " + sentinels);
        Map<Boolean, List<HostAndPort>> bySilence =
                sentinels.addresses().stream().collect(Collectors.partitioningBy(this::isSilent));
        Named latest = ask(requireNonNull(bySilence.get(false)), failure);
        if (latest == null) {
            latest = ask(requireNonNull(bySilence.get(true)), failure);
        }
        if (latest == null) {
            throw failure;
        }
        return believe(latest, failure);
    }

    private synchronized HostAndPort believe(Named latest, JedisConnectionException failure) {
        Named before = believed;
        long now = nanoTime.getAsLong();
        if (before != null && latest.epoch() < before.epoch() && now - told < FORGOTTEN.toNanos()) {
            failure.addSuppressed(new JedisConnectionException("They name the one before, " + latest.address()));
            throw failure;
        }
        if (before != null && !before.address().equals(latest.address())) {
            changes++;
        }
        believed = latest;
        told = now;
        return latest.address();
    }

    private @Nullable Named ask(List<HostAndPort> some, JedisConnectionException failure) {
        List<Named> named = new ArrayList<>();
        for (HostAndPort sentinel : some) {
            try {
                Named master = ask(sentinel);
                if (master != null) {
                    named.add(master);
                }
                answered(sentinel);
            } catch (JedisConnectionException e) {
                if (Timeouts.isOne(e)) {
                    noteSilent(sentinel);
                }
                failure.addSuppressed(e);
            } catch (JedisException e) {
                failure.addSuppressed(e);
            }
        }
        return named.stream().max(Comparator.comparingLong(Named::epoch)).orElse(null);
    }

    private synchronized boolean isSilent(HostAndPort sentinel) {
        Long since = silent.get(sentinel);
        return since != null && nanoTime.getAsLong() - since < SILENT.toNanos();
    }

    private synchronized void noteSilent(HostAndPort sentinel) {
        silent.put(sentinel, nanoTime.getAsLong());
    }

    private synchronized void answered(HostAndPort sentinel) {
        silent.remove(sentinel);
    }

    /** First the epoch: an address that came later than its epoch is corrected by the next question, the reverse would be believed. */
    private @Nullable Named ask(HostAndPort sentinel) {
        try (Connection connection = new Connection(sentinel, client())) {
            long epoch = epoch(connection);
            CommandArguments question = question("GET-MASTER-ADDR-BY-NAME");
            List<String> answer = connection.executeCommand(new CommandObject<>(question, BuilderFactory.STRING_LIST));
            return answer == null
                    ? null
                    : new Named(new HostAndPort(answer.get(0), Integer.parseInt(answer.get(1))), epoch);
        }
    }

    /** Zero where it is not told, or there is no such master. */
    private long epoch(Connection sentinel) {
        try {
            Map<String, String> facts =
                    sentinel.executeCommand(new CommandObject<>(question("MASTER"), BuilderFactory.STRING_MAP));
            return Long.parseLong(facts.getOrDefault("config-epoch", "0"));
        } catch (JedisDataException e) {
            return 0;
        }
    }

    private CommandArguments question(String about) {
        return new CommandArguments(Command.SENTINEL).add(about).add(sentinels.master());
    }
}
