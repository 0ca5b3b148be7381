package org.twatcache.command;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.admin.CacheControl;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:destroy}. */
@ShellCommand(function = "destroy", description = "Closes a cache and removes what it keeps on disk or on a server.")
@Component(service = Function.class)
public final class DestroyCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(DestroyCommand.class).argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP);

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public DestroyCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        CacheControl cache = caches.find(arguments.text(Named.CACHE));
        String name = cache.info().name();
        cache.destroy();
        caches.destroyed(name);
        return Answer.silent(new JsonObject().with("cache", name).with("destroyed", true));
    }
}
