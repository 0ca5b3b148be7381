package org.twatcache.engine.redis;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;

/**
 * Few callers have a connection each, many share one: which is better was measured ({@code bench/run redis}), and what decides is how
 * many are inside now.
 */
final class SwitchingLink implements Link, AutoCloseable {

    /** With fewer, to wake another thread costs more than it gains. */
    private static final int MANY = 4;

    private final Link few;
    private final PipelinedLink many;
    private final AtomicInteger inside = new AtomicInteger();

    SwitchingLink(Link few, PipelinedLink many) {
        this.few = few;
        this.many = many;
    }

    @Override
    public <T extends @Nullable Object> T call(CommandObject<T> command) {
        boolean crowd = inside.incrementAndGet() >= MANY;
        try {
            return crowd ? many.call(command) : few.call(command);
        } finally {
            inside.decrementAndGet();
        }
    }

    @Override
    public List<@Nullable Object> answers(List<? extends CommandObject<?>> commands) {
        // It is a pipeline by itself.
        return few.answers(commands);
    }

    @Override
    public void close() {
        many.close();
    }
}
