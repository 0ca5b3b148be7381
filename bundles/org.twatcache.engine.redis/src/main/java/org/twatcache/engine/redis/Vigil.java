package org.twatcache.engine.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * What the server on a connection is asked now and then, so that it is not believed for longer than it is right to tell of changes. Of
 * one connection, and used by its reader.
 */
final class Vigil {

    /** A question, and what throws where the answer is not as it should be. */
    record Check(CommandArguments question, Consumer<Object> verdict) {}

    private static final Pattern EPOCH = Pattern.compile("cluster_current_epoch:([0-9]+)");

    private final List<Check> checks;
    private @Nullable String epoch;

    private Vigil(boolean master, boolean cluster) {
        Check alive = new Check(Commands.ping().getArguments(), unused -> {});
        Check isMaster = new Check(Commands.role().getArguments(), Vigil::requireMaster);
        CommandArguments state = new CommandArguments(Command.CLUSTER).add("INFO");
        this.checks =
                cluster ? List.of(isMaster, new Check(state, this::requireSame)) : List.of(master ? isMaster : alive);
    }

    /** Over one server. */
    static Vigil ofAny() {
        return new Vigil(false, false);
    }

    /** Over one that has to be master. */
    static Vigil ofMaster() {
        return new Vigil(true, false);
    }

    /** Over one master of a cluster that is whole, and in which nobody took over or received slots since the first look. */
    static Vigil ofPart() {
        return new Vigil(true, true);
    }

    List<Check> checks() {
        return checks;
    }

    private static void requireMaster(Object role) {
        if (!Dialer.isMaster((List<?>) role)) {
            throw new JedisConnectionException("The server is no master any more");
        }
    }

    private void requireSame(Object state) {
        String text = new String((byte[]) state, StandardCharsets.US_ASCII);
        Matcher found = EPOCH.matcher(text);
        if (!text.contains("cluster_state:ok") || !found.find()) {
            throw new JedisConnectionException("The cluster is not whole");
        }
        if (epoch == null) {
            epoch = found.group(1);
        } else if (!epoch.equals(found.group(1))) {
            throw new JedisConnectionException("The cluster was arranged anew");
        }
    }
}
