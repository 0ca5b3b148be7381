package org.twatcache.command;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.Explanation;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.Table;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:why}. */
@ShellCommand(function = "why", description = "Explains why a cache is served by the engine that it has.")
@Component(service = Function.class)
public final class WhyCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(WhyCommand.class).argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP);

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public WhyCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        Explanation why = caches.find(arguments.text(Named.CACHE)).why();
        return new Answer(json(why), text(why));
    }

    private static JsonObject json(Explanation why) {
        JsonObject spec = new JsonObject();
        why.spec()
                .forEach((key, value) -> spec.with(
                        key, new JsonObject().with("value", value.value()).with("source", source(value))));
        return new JsonObject()
                .with("cache", why.cache())
                .with("engine", why.engine())
                .with("policy", why.policy().name())
                .with("spec", spec)
                .with(
                        "candidates",
                        why.candidates().stream().map(WhyCommand::candidate).toList())
                .with("events", why.events().stream().map(WhyCommand::event).toList());
    }

    private static JsonObject candidate(Explanation.Candidate candidate) {
        return new JsonObject()
                .with("engine", candidate.engine())
                .with("ranking", candidate.ranking())
                .with("chosen", candidate.chosen())
                .with("clause", candidate.clause())
                .with("reason", candidate.reason());
    }

    private static JsonObject event(CacheEvent event) {
        Optional<String> engine = event.engine();
        return new JsonObject()
                .with("at", event.at().toString())
                .with("kind", event.kind().name())
                .with("engine", engine.orElse(null))
                .with("text", event.text());
    }

    private static String text(Explanation why) {
        String engine = why.engine();
        Table head = new Table("", "")
                .row("cache", why.cache())
                .row("engine", engine == null ? "none" : engine)
                .row("policy", why.policy());
        Table spec = new Table("SPEC", "VALUE", "FROM");
        for (Map.Entry<String, Explanation.EffectiveValue> each : why.spec().entrySet()) {
            spec.row(each.getKey(), each.getValue().value(), source(each.getValue()));
        }
        Table candidates = new Table("", "ENGINE", ">RANKING", "CLAUSE", "REASON");
        for (Explanation.Candidate each : why.candidates()) {
            candidates.row(each.chosen() ? "*" : "", each.engine(), each.ranking(), each.clause(), each.reason());
        }
        return head + "\n\n" + spec + "\n\n" + candidates + events(why.events());
    }

    /** Without the kind, which the text says in words. */
    private static String events(List<CacheEvent> events) {
        Table table = new Table("AT", "ENGINE", "EVENT");
        for (CacheEvent each : events) {
            table.row(each.at().truncatedTo(ChronoUnit.SECONDS), each.engine().orElse("-"), each.text());
        }
        return events.isEmpty() ? "" : "\n\n" + table;
    }

    private static String source(Explanation.EffectiveValue value) {
        return value.source().name().toLowerCase(Locale.ROOT);
    }
}
