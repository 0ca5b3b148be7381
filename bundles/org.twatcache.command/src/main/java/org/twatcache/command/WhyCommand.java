package org.twatcache.command;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheException;
import org.twatcache.admin.CacheControl;
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

    private static final String SERVICE = "service";

    private final NamedCaches caches;
    private final Supplier<List<ProxiedService>> services;
    private final Supplier<List<RefusedProxy>> refused;

    /** Works on all caches, and knows the services that are cached. */
    @Activate
    public WhyCommand(@Reference NamedCaches caches, BundleContext context) {
        this(caches, () -> ProxiedService.all(context), () -> RefusedProxy.all(context));
    }

    WhyCommand(NamedCaches caches, Supplier<List<ProxiedService>> services, Supplier<List<RefusedProxy>> refused) {
        super(SYNTAX);
        this.caches = caches;
        this.services = services;
        this.refused = refused;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        String name = arguments.text(Named.CACHE);
        List<ProxiedService> proxied = services.get();
        Optional<ProxiedService> named =
                proxied.stream().filter(each -> each.name().equals(name)).findFirst();
        if (named.isPresent()) {
            // It has a cache for each of its methods, from its first client on.
            return new Answer(json(name).with(SERVICE, json(named.get())), text(named.get()));
        }
        CacheControl cache = find(name);
        Explanation why = cache.why();
        return proxied.stream()
                .filter(each -> each.isOf(why.cache(), cache.info().owner().id()))
                .findFirst()
                .map(each -> new Answer(json(why).with(SERVICE, json(each)), text(why) + "\n\n" + text(each)))
                .orElseGet(() -> new Answer(json(why), text(why)));
    }

    /** Where there is none, because a service is not cached after all, the reason for that is what was asked for. */
    private CacheControl find(String name) {
        try {
            return caches.find(name);
        } catch (CacheException e) {
            String reasons = refused.get().stream()
                    .filter(each -> each.isMeantBy(name))
                    .map(RefusedProxy::toString)
                    .distinct()
                    .collect(Collectors.joining("; "));
            throw reasons.isEmpty() ? e : new CacheConfigurationException(reasons, name, null, e);
        }
    }

    private static JsonObject json(String name) {
        return new JsonObject()
                .with("cache", name)
                .with("engine", null)
                .with("policy", null)
                .with("spec", new JsonObject())
                .with("candidates", List.of())
                .with("events", List.of());
    }

    private static JsonObject json(ProxiedService service) {
        return new JsonObject()
                .with("id", service.id())
                .with("bundle", json(service.bundle()))
                .with("usedPast", service.past().stream().map(WhyCommand::json).toList());
    }

    private static JsonObject json(Bundle bundle) {
        return new JsonObject().with("id", bundle.getBundleId()).with("symbolicName", bundle.getSymbolicName());
    }

    private static String text(ProxiedService service) {
        Bundle bundle = service.bundle();
        Table table = new Table("CACHED", ">BUNDLE", "NAME")
                .row("service " + service.id() + " of", bundle.getBundleId(), bundle.getSymbolicName());
        for (Bundle each : service.past()) {
            table.row("used past its proxy by", each.getBundleId(), each.getSymbolicName());
        }
        return table.toString();
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
