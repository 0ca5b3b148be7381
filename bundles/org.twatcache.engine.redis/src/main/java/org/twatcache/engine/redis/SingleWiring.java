package org.twatcache.engine.redis;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;

/** The connections to one server. */
final class SingleWiring implements Wiring {

    /** A large value takes its time, while nothing comes that a time-out of reading would wait for. */
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final long overdueNanos;
    private final Connections connections;
    private final PooledLink pooled;
    private final SwitchingLink link;

    SingleWiring(ServerSettings settings, Dialer dialer) {
        this.overdueNanos = SLOW_NANOS + TimeUnit.MILLISECONDS.toNanos(4L * settings.timeoutMillis());
        this.connections = new Connections(settings, dialer);
        this.pooled = new PooledLink(connections);
        this.link = new SwitchingLink(pooled, new PipelinedLink(connections, settings));
    }

    @Override
    public <T extends @Nullable Object> T call(CommandObject<T> command) {
        return link.call(command);
    }

    @Override
    public List<@Nullable Object> answers(List<? extends CommandObject<?>> commands) {
        return link.answers(commands);
    }

    /** Runs a command on a server to which its key is just being moved. */
    <T extends @Nullable Object> T callAsking(CommandObject<T> command) {
        return pooled.callAsking(command);
    }

    @Override
    public List<Link> parts() {
        return List.of(link);
    }

    @Override
    public Rounds rounds() {
        return Rounds.once(parts());
    }

    @Override
    public boolean isSpread() {
        return false;
    }

    @Override
    public void forgetIdle() {
        connections.forgetIdle();
    }

    @Override
    public void endOverdue() {
        connections.endOverdue(overdueNanos);
    }

    @Override
    public void close() {
        link.close();
        connections.close();
    }
}
