package org.twatcache.command;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:close}. */
@ShellCommand(function = "close", description = "Closes a cache with all its handles; what it keeps on disk stays.")
@Component(service = Function.class)
public final class CloseCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(CloseCommand.class).argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP);

    private final CacheAdmin admin;
    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public CloseCommand(@Reference CacheAdmin admin, @Reference NamedCaches caches) {
        super(SYNTAX);
        this.admin = admin;
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        CacheControl cache = admin.find(arguments.text(Named.CACHE));
        String name = cache.info().name();
        cache.close();
        caches.closed(name);
        return Answer.silent(new JsonObject().with("cache", name).with("closed", true));
    }
}
