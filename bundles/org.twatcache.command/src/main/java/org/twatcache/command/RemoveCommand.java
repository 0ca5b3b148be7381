package org.twatcache.command;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:remove}. */
@ShellCommand(function = "remove", description = "Removes an entry of a cache.")
@Component(service = Function.class)
public final class RemoveCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(RemoveCommand.class)
            .argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP)
            .argument(Named.KEY, Kind.TEXT, Named.KEY_HELP);

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public RemoveCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        Cache<String, String> cache = caches.find(arguments.text(Named.CACHE)).asText();
        String key = arguments.text(Named.KEY);
        return Answer.silent(
                new JsonObject().with("cache", cache.name()).with("key", key).with("removed", cache.remove(key)));
    }
}
