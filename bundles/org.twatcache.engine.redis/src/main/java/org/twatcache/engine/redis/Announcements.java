package org.twatcache.engine.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.args.Rawable;

/**
 * Has writes of one cache publish the keys that they change, on a channel named as its keys begin, where the server does not tell of them by
 * itself. Publication and effect are one script: a process that dies leaves no write that nobody was told of. The publication comes first,
 * so that one which is refused has no effect; nobody reads in between.
 */
final class Announcements {

    private static final String PUBLISH = """
            local channel = ARGV[#ARGV]
            for _, key in ipairs(KEYS) do redis.call('PUBLISH', channel, string.sub(key, #channel + 1)) end
            """;

    /** A command that takes keys first, and then the rest. */
    private static final byte[] PUBLISH_AND_RUN = bytes(PUBLISH + """
            local words = {ARGV[1]}
            for _, key in ipairs(KEYS) do words[#words + 1] = key end
            for i = 2, #ARGV - 1 do words[#words + 1] = ARGV[i] end
            return redis.call(unpack(words))""");

    private final byte[] channel;
    private volatile boolean on;

    Announcements(Keyspace keys, boolean on) {
        this.channel = keys.prefix();
        this.on = on;
    }

    private static byte[] bytes(String script) {
        return script.getBytes(StandardCharsets.UTF_8);
    }

    /** From now on. */
    void begin() {
        on = true;
    }

    /** A write that publishes its keys as well, where that is to be. */
    <T extends @Nullable Object> CommandObject<T> with(CommandObject<T> write) {
        return on ? new CommandObject<>(publishing(write.getArguments()), write.getBuilder()) : write;
    }

    private CommandArguments publishing(CommandArguments write) {
        List<byte[]> words = new ArrayList<>(write.size());
        for (Rawable each : write) {
            words.add(each.getRaw());
        }
        boolean script = write.getCommand() == Command.EVAL;
        int keys = write.getKeys().size();
        // EVAL, script, number of keys; or the name alone.
        int first = script ? 3 : 1;
        CommandArguments publishing = new CommandArguments(Command.EVAL)
                .add(script ? bytes(PUBLISH + new String(words.get(1), StandardCharsets.UTF_8)) : PUBLISH_AND_RUN)
                .add(keys);
        words.subList(first, first + keys).forEach(publishing::key);
        if (!script) {
            publishing.add(words.get(0));
        }
        words.subList(first + keys, words.size()).forEach(publishing::add);
        return publishing.add(channel);
    }
}
