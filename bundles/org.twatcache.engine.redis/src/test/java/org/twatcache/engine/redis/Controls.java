package org.twatcache.engine.redis;

import java.util.Map;
import org.twatcache.itest.redis.RedisServer;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;

/** How tests speak to servers themselves. */
final class Controls {

    private Controls() {}

    static Server of(RedisServer server) throws Exception {
        return new Server(
                Options.of("control", Map.of(), Map.of(Options.URI, server.uri()))
                        .server(),
                new Prober(),
                () -> {});
    }

    static Object say(Server to, Command command, String... words) {
        CommandArguments arguments = new CommandArguments(command);
        for (String word : words) {
            arguments.add(word);
        }
        return to.once(new CommandObject<>(arguments, BuilderFactory.RAW_OBJECT));
    }
}
