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

/** {@code cache:clear}. */
@ShellCommand(function = "clear", description = "Removes every entry of a cache.")
@Component(service = Function.class)
public final class ClearCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(ClearCommand.class).argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP);

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public ClearCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        Cache<String, String> cache = caches.find(arguments.text(Named.CACHE)).asText();
        cache.clear();
        return Answer.silent(new JsonObject().with("cache", cache.name()).with("cleared", true));
    }
}
