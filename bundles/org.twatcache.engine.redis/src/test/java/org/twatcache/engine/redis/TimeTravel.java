package org.twatcache.engine.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;

/** Lets time pass for all that a server keeps: what remains of each life becomes shorter. */
final class TimeTravel {

    private static final byte[] SCRIPT = """
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local left = redis.call('PTTL', key)
              if left >= 0 then
                if left <= tonumber(ARGV[1]) then redis.call('DEL', key)
                else redis.call('PEXPIRE', key, left - tonumber(ARGV[1])) end
              end
            end
            return 0""".getBytes(StandardCharsets.UTF_8);

    private TimeTravel() {}

    static CommandObject<Long> by(Duration time) {
        CommandArguments travel =
                new CommandArguments(Command.EVAL).add(SCRIPT).add(0).add(time.toMillis());
        return new CommandObject<>(travel, BuilderFactory.LONG);
    }
}
