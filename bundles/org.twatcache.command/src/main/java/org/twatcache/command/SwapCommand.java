package org.twatcache.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.CacheOperationException;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.Kind;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.PlainText;
import org.twatcache.command.remembered.NamedCaches;

/** {@code cache:swap}. Waits for the exchange, and gives it up when it is interrupted. */
@ShellCommand(function = "swap", description = "Exchanges the engine of a cache while its clients go on.")
@Component(service = Function.class)
public final class SwapCommand extends CacheCommand {

    private static final String ENGINE = "ENGINE";
    private static final String MODE = "--mode";
    private static final Duration STEP = Duration.ofSeconds(1);

    static final Syntax SYNTAX = Syntax.of(SwapCommand.class)
            .argument(Named.CACHE, Kind.CACHE, Named.CACHE_HELP)
            .argument(ENGINE, Kind.ENGINE, "the engine that serves it from then on, by name or alias")
            .option(MODE, "migrate|cold", Kind.SWAP_MODE, "copy (default), or forget (default if shared)");

    private final NamedCaches caches;

    /** Works on all caches. */
    @Activate
    public SwapCommand(@Reference NamedCaches caches) {
        super(SYNTAX);
        this.caches = caches;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) throws InterruptedException {
        Optional<SwapMode> typed = mode(arguments);
        String engine = arguments.text(ENGINE);
        CacheControl cache = caches.find(arguments.text(Named.CACHE));
        SwapMode mode = typed.orElse(cache.info().shared() ? SwapMode.COLD : SwapMode.MIGRATE);
        String name = cache.info().name();
        long errors = cache.stats().errors();
        Migration migration = cache.swap(engine, mode);
        try {
            Migration.Result result = end(migration);
            long failed = cache.stats().errors() - errors;
            return new Answer(json(name, result, failed), text(name, result, failed));
        } catch (InterruptedException e) {
            String outcome = migration.cancel()
                    ? "and is cancelled: it is served as before"
                    : "when it was over already: see cache:why " + name;
            throw new InterruptedException(
                    "The swap of cache '" + name + "' to '" + engine + "' was interrupted " + outcome);
        }
    }

    /** Waits as long as it takes: a large cache takes long, and one that does not move gives itself up. */
    private static Migration.Result end(Migration migration) throws InterruptedException {
        while (true) {
            // Asked before the wait: only where it was over then does a failed wait certainly tell the reason.
            boolean over = isOver(migration.progress().stage());
            try {
                return migration.await(STEP);
            } catch (CacheOperationException e) {
                if (over) {
                    throw e;
                }
            }
        }
    }

    private static boolean isOver(Migration.Stage stage) {
        return stage == Migration.Stage.DONE || stage == Migration.Stage.FAILED;
    }

    private static Optional<SwapMode> mode(Arguments arguments) {
        return arguments
                .option(MODE)
                .map(typed -> Arrays.stream(SwapMode.values())
                        .filter(mode -> text(mode).equals(typed))
                        .findFirst()
                        .orElseThrow(() -> arguments.refused(
                                MODE, new IllegalArgumentException("'" + typed + "' is neither migrate nor cold"))));
    }

    private static JsonObject json(String cache, Migration.Result result, long failed) {
        return new JsonObject()
                .with("cache", cache)
                .with("from", result.from())
                .with("to", result.to())
                .with("mode", text(result.mode()))
                .with("moved", result.moved())
                .with("dropped", result.dropped())
                .with("failedCalls", failed)
                .with("durationMs", result.took().toMillis());
    }

    private static String text(String cache, Migration.Result result, long failed) {
        return PlainText.oneLine(cache) + ": " + Objects.requireNonNullElse(result.from(), "no engine") + " -> "
                + result.to() + " (" + text(result.mode()) + "), " + result.moved() + " moved, " + result.dropped()
                + " dropped, " + failed + " calls failed, " + result.took().toMillis() + " ms";
    }

    private static String text(SwapMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
