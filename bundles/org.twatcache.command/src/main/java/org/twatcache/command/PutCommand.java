package org.twatcache.command;

import java.time.Duration;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.DurationText;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:put}. */
@ShellCommand(function = "put", description = "Stores a value under a key.")
@Component(service = Function.class)
public final class PutCommand extends CacheCommand {

    private static final String VALUE = "VALUE";
    private static final String TTL = "--ttl";

    static final Syntax SYNTAX = Syntax.of(PutCommand.class)
            .argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP)
            .argument(Named.KEY, Kind.TEXT, Named.KEY_HELP)
            .argument(VALUE, Kind.TEXT, "the value")
            .option(TTL, "D", Kind.TEXT, "how long it lives: 250ms 5s 5m 1h 7d");

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public PutCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        Optional<Duration> lifetime = arguments.option(TTL).map(text -> lifetime(arguments, text));
        Cache<String, String> cache = caches.find(arguments.text(Named.CACHE)).asText();
        String key = arguments.text(Named.KEY);
        String value = arguments.text(VALUE);
        lifetime.ifPresentOrElse(ttl -> cache.put(key, value, ttl), () -> cache.put(key, value));
        return Answer.silent(
                new JsonObject().with("cache", cache.name()).with("key", key).with("stored", true));
    }

    private static Duration lifetime(Arguments arguments, String text) {
        try {
            Duration lifetime = DurationText.parse(text);
            if (lifetime.isZero()) {
                throw new IllegalArgumentException("'" + text + "' is not longer than zero");
            }
            return lifetime;
        } catch (IllegalArgumentException e) {
            throw arguments.refused(TTL, e);
        }
    }
}
