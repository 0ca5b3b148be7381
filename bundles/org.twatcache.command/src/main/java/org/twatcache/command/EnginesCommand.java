package org.twatcache.command;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.EngineInfo;
import org.twatcache.EngineTrait;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.PlainText;
import org.twatcache.command.print.Table;

/** {@code cache:engines}. */
@ShellCommand(function = "engines", description = "Lists the engines that are there, the preferred one first.")
@Component(service = Function.class)
public final class EnginesCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(EnginesCommand.class);

    private final CacheAdmin admin;

    /** Lists what the administration knows. */
    @Activate
    public EnginesCommand(@Reference CacheAdmin admin) {
        super(SYNTAX);
        this.admin = admin;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        List<CacheAdmin.EngineUse> engines = admin.engines();
        JsonObject json = new JsonObject()
                .with("engines", engines.stream().map(EnginesCommand::json).toList());
        return new Answer(json, text(engines));
    }

    private static JsonObject json(CacheAdmin.EngineUse use) {
        EngineInfo engine = use.engine();
        Set<EngineTrait> traits = engine.traits();
        return new JsonObject()
                .with("name", engine.name())
                .with("aliases", engine.aliases())
                .with(
                        "bundle",
                        new JsonObject()
                                .with("id", engine.provider().id())
                                .with("symbolicName", engine.provider().symbolicName())
                                .with("version", engine.provider().version()))
                .with("ranking", engine.ranking())
                .with("state", state(engine))
                .with("reason", engine.unhealthy().orElse(null))
                .with(
                        "traits",
                        new JsonObject()
                                .with("keeps", keeps(traits))
                                .with("expires", traits.contains(EngineTrait.EXPIRES))
                                .with("bounds", bounds(traits))
                                .with("persistent", traits.contains(EngineTrait.PERSISTENT))
                                .with("shared", traits.contains(EngineTrait.SHARED)))
                .with("caches", use.caches());
    }

    private static String text(List<CacheAdmin.EngineUse> engines) {
        Table table = new Table("ENGINE", "ALIASES", "STATE", "KEEPS", "BOUNDS", ">CACHES", ">BUNDLE");
        StringBuilder reasons = new StringBuilder();
        for (CacheAdmin.EngineUse use : engines) {
            EngineInfo engine = use.engine();
            table.row(
                    engine.name(),
                    String.join(",", engine.aliases()),
                    state(engine),
                    keeps(engine.traits()) + lasting(engine.traits()),
                    String.join(",", bounds(engine.traits())),
                    use.caches(),
                    engine.provider().id());
            engine.unhealthy()
                    .ifPresent(reason -> reasons.append('\n').append(PlainText.oneLine(engine.name() + ": " + reason)));
        }
        return table + reasons.toString();
    }

    private static String state(EngineInfo engine) {
        return engine.unhealthy().isPresent() ? "unhealthy" : "ready";
    }

    private static String keeps(Set<EngineTrait> traits) {
        return traits.contains(EngineTrait.KEEPS_BYTES) ? "bytes" : "references";
    }

    private static List<String> bounds(Set<EngineTrait> traits) {
        return Stream.of(EngineTrait.BOUNDS_ENTRIES, EngineTrait.BOUNDS_WEIGHT, EngineTrait.BOUNDS_BYTES)
                .filter(traits::contains)
                .map(trait -> trait.text().replace("bounds-", ""))
                .toList();
    }

    private static String lasting(Set<EngineTrait> traits) {
        return (traits.contains(EngineTrait.PERSISTENT) ? ",persistent" : "")
                + (traits.contains(EngineTrait.SHARED) ? ",shared" : "");
    }
}
