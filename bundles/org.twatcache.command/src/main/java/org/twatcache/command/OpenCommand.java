package org.twatcache.command;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheInfo;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.remembered.NamedCaches;

/**
 * {@code cache:open}. The caches belong to this bundle and end with it, or by {@code cache:close}. A new cache's handle is
 * left open with it: that handle is the shell.
 */
@ShellCommand(function = "open", description = "Opens a cache, or joins one that was opened in the same way.")
@Component(service = Function.class)
public final class OpenCommand extends CacheCommand {

    static final Syntax SYNTAX = OpenOptions.of(Syntax.of(OpenCommand.class));

    private final CacheContexts contexts;
    private final CacheAdmin admin;
    private final NamedCaches named;
    private final long owner;

    /** Opens caches for this bundle. */
    @Activate
    public OpenCommand(
            @Reference CacheContexts contexts,
            @Reference CacheAdmin admin,
            @Reference NamedCaches named,
            BundleContext bundle) {
        super(SYNTAX);
        this.contexts = contexts;
        this.admin = admin;
        this.named = named;
        this.owner = bundle.getBundle().getBundleId();
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        Set<Long> before = admin.caches().stream().map(CacheControl::id).collect(Collectors.toSet());
        CacheSpec<String, String> spec = OpenOptions.spec(arguments);
        Cache<String, String> handle = contexts.getOrCreate(spec);
        CacheInfo cache = own(handle.name());
        boolean created = !before.contains(cache.id());
        if (!created) {
            handle.close();
        }
        named.opened(cache, spec);
        Optional<String> engine = cache.engine();
        JsonObject json = new JsonObject()
                .with("cache", cache.name())
                .with("id", cache.id())
                .with("engine", engine.orElse(null))
                .with("created", created)
                .with("size", cache.size());
        return new Answer(json, cache.name() + ": " + engine.orElse("no engine"));
    }

    private CacheInfo own(String name) {
        return admin.caches().stream()
                .map(CacheControl::info)
                .filter(cache -> cache.owner().id() == owner && cache.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CacheClosedException("Cache '" + name + "' was closed while it was opened"));
    }
}
