package org.twatcache.command;

import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.CacheStats;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.Figures;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.Table;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:stats}. */
@ShellCommand(function = "stats", description = "Shows what a cache has counted, or what all caches have.")
@Component(service = Function.class)
public final class StatsCommand extends CacheCommand {

    static final Syntax SYNTAX =
            Syntax.of(StatsCommand.class).optional(Named.CACHE, Kind.CACHE, Named.CACHE_HELP + "; all without it");

    private final CacheAdmin admin;
    private final NamedCaches named;

    /** Works on all caches. */
    @Activate
    public StatsCommand(@Reference CacheAdmin admin, @Reference NamedCaches named) {
        super(SYNTAX);
        this.admin = admin;
        this.named = named;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        Optional<String> name = arguments.argument(Named.CACHE);
        if (name.isPresent()) {
            CacheSnapshot cache = CacheSnapshot.of(named.find(name.get()));
            return new Answer(json(cache), one(cache));
        }
        List<CacheSnapshot> caches = CacheSnapshot.all(admin);
        JsonObject json = new JsonObject()
                .with("caches", caches.stream().map(StatsCommand::json).toList());
        return new Answer(json, all(caches));
    }

    private static JsonObject json(CacheSnapshot cache) {
        CacheStats stats = cache.stats();
        Optional<String> engine = cache.info().engine();
        return new JsonObject()
                .with("cache", cache.info().name())
                .with("engine", engine.orElse(null))
                .with("hits", stats.hits())
                .with("misses", stats.misses())
                .with("hitRate", Figures.json(stats.hitRate()))
                .with("loads", stats.loads())
                .with("loadFailures", stats.loadFailures())
                .with("puts", stats.puts())
                .with("removals", stats.removals())
                .with("evictions", stats.evictions())
                .with("expirations", stats.expirations())
                .with("errors", stats.errors())
                .with("damaged", stats.damaged())
                .with("size", cache.info().size())
                .with("sizeExact", cache.info().sizeExact())
                .with("dropped", stats.dropped());
    }

    private static String one(CacheSnapshot cache) {
        CacheStats stats = cache.stats();
        return new Table("", ">")
                .row("cache", cache.info().name())
                .row("engine", cache.info().engine().orElse("-"))
                .row("hits", stats.hits())
                .row("misses", stats.misses())
                .row("hit rate", Figures.percent(stats.hitRate()))
                .row("loads", stats.loads())
                .row("load failures", stats.loadFailures())
                .row("puts", stats.puts())
                .row("removals", stats.removals())
                .row("evictions", stats.evictions())
                .row("expirations", stats.expirations())
                .row("dropped", stats.dropped())
                .row("errors", stats.errors())
                .row("damaged", stats.damaged())
                .row("size", cache.sizeText())
                .toString();
    }

    private static String all(List<CacheSnapshot> caches) {
        Table table = new Table("CACHE", "ENGINE", ">HITS", ">MISSES", ">HIT RATE", ">PUTS", ">EVICTED", ">SIZE");
        for (CacheSnapshot cache : caches) {
            CacheStats stats = cache.stats();
            table.row(
                    cache.info().name(),
                    cache.info().engine().orElse("-"),
                    stats.hits(),
                    stats.misses(),
                    Figures.percent(stats.hitRate()),
                    stats.puts(),
                    stats.evictions(),
                    cache.sizeText());
        }
        return table.toString();
    }
}
