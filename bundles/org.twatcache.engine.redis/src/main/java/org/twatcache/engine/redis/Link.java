package org.twatcache.engine.redis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.exceptions.JedisDataException;

/** A way to the server. Safe for use by any number of threads; takes no notice of interrupts. */
interface Link {

    /**
     * Runs a command and waits for its answer.
     *
     * @throws JedisDataException where the server refused it, without effect
     * @throws redis.clients.jedis.exceptions.JedisException where no answer came: a write may have had its effect
     */
    <T extends @Nullable Object> T call(CommandObject<T> command);

    /**
     * Runs commands in order, in one go.
     *
     * @return the answers as they came; a {@link JedisDataException} for what the server refused
     * @throws redis.clients.jedis.exceptions.JedisException where not every answer came
     */
    List<@Nullable Object> answers(List<? extends CommandObject<?>> commands);

    /** Runs commands as {@link #answers} does; the first refusal is thrown when all have run. */
    default <T extends @Nullable Object> List<T> callAll(List<CommandObject<T>> commands) {
        List<@Nullable Object> answers = answers(commands);
        List<T> built = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof JedisDataException refusal) {
                throw refusal;
            }
            built.add(commands.get(i).getBuilder().build(answers.get(i)));
        }
        return built;
    }
}
