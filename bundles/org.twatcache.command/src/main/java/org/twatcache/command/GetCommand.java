package org.twatcache.command;

import java.time.Duration;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.Lookup;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:get}. */
@ShellCommand(function = "get", description = "Prints the value of a key; nothing where there is none.")
@Component(service = Function.class)
public final class GetCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(GetCommand.class)
            .argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP)
            .argument(Named.KEY, Kind.TEXT, Named.KEY_HELP);

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public GetCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        Cache<String, String> cache = caches.find(arguments.text(Named.CACHE)).asText();
        String key = arguments.text(Named.KEY);
        String value = cache.get(key);
        JsonObject json = new JsonObject()
                .with("cache", cache.name())
                .with("key", key)
                .with("value", value)
                .with("remainingMs", value == null ? null : remainingMillis(cache, key));
        return new Answer(json, value == null ? "" : value);
    }

    /** Null for a value without a limit; an entry that ended since it was read has nothing left. */
    private static @Nullable Long remainingMillis(Cache<String, String> cache, String key) {
        if (cache.view().lookup(key) instanceof Lookup.Hit<String> hit) {
            Duration remaining = hit.remaining();
            return remaining == null ? null : remaining.toMillis();
        }
        return 0L;
    }
}
