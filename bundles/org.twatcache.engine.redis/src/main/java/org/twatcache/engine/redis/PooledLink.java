package org.twatcache.engine.redis;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/** Each call has a connection for itself while it runs. */
final class PooledLink implements Link {

    private final Connections connections;

    PooledLink(Connections connections) {
        this.connections = connections;
    }

    @Override
    public <T extends @Nullable Object> T call(CommandObject<T> command) {
        return with(connection -> connection.executeCommand(command));
    }

    /** Runs a command on a server that does not own its key yet, and would refuse it without this. */
    <T extends @Nullable Object> T callAsking(CommandObject<T> command) {
        return with(connection -> {
            connection.executeCommand(Command.ASKING);
            return connection.executeCommand(command);
        });
    }

    @Override
    public List<@Nullable Object> answers(List<? extends CommandObject<?>> commands) {
        return with(connection -> {
            commands.forEach(command -> connection.sendCommand(command.getArguments()));
            return connection.answers(commands.size());
        });
    }

    /** Whatever is thrown but a refusal leaves a connection with half an answer in it: it is never used again. */
    private <R extends @Nullable Object> R with(Function<WatchedConnection, R> exchange) {
        WatchedConnection connection = connections.take();
        boolean whole = false;
        try {
            R answer = exchange.apply(connection);
            whole = true;
            return answer;
        } catch (JedisDataException e) {
            whole = true;
            throw e;
        } finally {
            if (!whole) {
                connection.setBroken();
            }
            connections.giveBack(connection);
        }
    }
}
