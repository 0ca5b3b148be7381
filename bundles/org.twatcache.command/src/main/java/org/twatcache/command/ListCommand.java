package org.twatcache.command;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheInfo;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.Figures;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.Table;

/** {@code cache:list}. */
@ShellCommand(function = "list", description = "Lists the caches that are open, of all owners.")
@Component(service = Function.class)
public final class ListCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(ListCommand.class);

    private final CacheAdmin admin;
    private final Clock clock;

    /** Lists what the administration knows. */
    @Activate
    public ListCommand(@Reference CacheAdmin admin) {
        this(admin, Clock.systemUTC());
    }

    ListCommand(CacheAdmin admin, Clock clock) {
        super(SYNTAX);
        this.admin = admin;
        this.clock = clock;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        List<CacheSnapshot> caches = CacheSnapshot.all(admin);
        Table table = new Table(">ID", "NAME", "OWNER", "ENGINE", "STATE", ">SIZE", ">HIT RATE", ">HANDLES", ">AGE");
        for (CacheSnapshot cache : caches) {
            CacheInfo info = cache.info();
            table.row(
                    info.id(),
                    info.name(),
                    info.owner().symbolicName(),
                    info.engine().orElse("-"),
                    state(info),
                    cache.sizeText(),
                    Figures.percent(cache.stats().hitRate()),
                    info.handles(),
                    Figures.age(Figures.since(info.openedAt(), clock)));
        }
        return new Answer(
                new JsonObject().with("caches", caches.stream().map(this::json).toList()), table.toString());
    }

    private JsonObject json(CacheSnapshot cache) {
        CacheInfo info = cache.info();
        Optional<String> engine = info.engine();
        return new JsonObject()
                .with("id", info.id())
                .with("name", info.name())
                .with(
                        "owner",
                        new JsonObject()
                                .with("bundleId", info.owner().id())
                                .with("symbolicName", info.owner().symbolicName()))
                .with("shared", info.shared())
                .with("engine", engine.orElse(null))
                .with("state", state(info))
                .with("size", info.size())
                .with("sizeExact", info.sizeExact())
                .with("hitRate", Figures.json(cache.stats().hitRate()))
                .with("handles", info.handles())
                .with("openedAt", info.openedAt().toString())
                .with("ageMs", Figures.since(info.openedAt(), clock).toMillis());
    }

    private static String state(CacheInfo info) {
        return info.state().name().toLowerCase(Locale.ROOT);
    }
}
