package org.twatcache.command;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.command.file.NamedFile;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.Figures;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.Table;
import org.twatcache.command.remembered.NamedCaches;
import org.twatcache.command.replay.KeyFile;
import org.twatcache.command.replay.Replay;

/** {@code cache:replay}. */
@ShellCommand(function = "replay", description = "Gets the keys of a file in order, puts misses, and measures.")
@Component(service = Function.class)
public final class ReplayCommand extends CacheCommand {

    private static final String FILE = "FILE";

    static final Syntax SYNTAX = Syntax.of(ReplayCommand.class)
            .argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP)
            .argument(FILE, Kind.FILE, "keys in UTF-8, one a line, blank lines left out; .gz too");

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public ReplayCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) throws InterruptedException {
        Cache<String, String> cache = caches.find(arguments.text(Named.CACHE)).asText();
        String file = arguments.text(FILE);
        try (KeyFile keys = KeyFile.open(NamedFile.of(session, file, cache.name(), KeyFile.REMEDY))) {
            Replay replay = new Replay(cache);
            replay.run(keys);
            return new Answer(json(cache.name(), file, replay), text(cache.name(), file, replay));
        }
    }

    private static JsonObject json(String cache, String file, Replay replay) {
        return new JsonObject()
                .with("cache", cache)
                .with("file", file)
                .with("references", replay.references())
                .with("distinct", replay.distinct())
                .with("hits", replay.hits())
                .with("misses", replay.misses())
                .with("hitRate", Figures.json(replay.hitRate()))
                .with("durationMs", replay.duration().toMillis())
                .with("perSecond", replay.perSecond())
                .with(
                        "latencyNanos",
                        new JsonObject()
                                .with("p50", replay.latency(0.5))
                                .with("p99", replay.latency(0.99))
                                .with("p999", replay.latency(0.999))
                                .with("max", replay.latency(1)));
    }

    private static String text(String cache, String file, Replay replay) {
        return new Table("", "")
                .row("cache", cache)
                .row("file", file)
                .row("references", replay.references())
                .row("distinct", replay.distinct())
                .row("hits", replay.hits())
                .row("misses", replay.misses())
                .row("hit rate", Figures.percent(replay.hitRate()))
                .row("time", replay.duration().toMillis() + " ms")
                .row("per second", replay.perSecond())
                .row("latency p50", Figures.latency(replay.latency(0.5)))
                .row("latency p99", Figures.latency(replay.latency(0.99)))
                .row("latency p99.9", Figures.latency(replay.latency(0.999)))
                .row("latency max", Figures.latency(replay.latency(1)))
                .toString();
    }
}
