package org.twatcache.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.remembered.NamedCaches;
import org.twatcache.command.shell.ScriptRunner;
import org.twatcache.command.shell.Sessions;

/** The commands over a fake platform in a real Gogo, driven by the real script runner. */
public final class GogoShell {

    public final FakePlatform platform = new FakePlatform();
    public final CommandProcessorImpl gogo = new CommandProcessorImpl();
    public final Sessions sessions = new Sessions(gogo);
    public final NamedCaches caches;
    final List<ProxiedService> services = new ArrayList<>();
    final List<RefusedProxy> refused = new ArrayList<>();

    /** All commands are there; nothing is remembered. */
    public GogoShell() {
        this(null);
    }

    /** All commands are there, and remember in a folder. */
    public GogoShell(@Nullable Path folder) {
        caches = new NamedCaches(new FakeContexts(platform), platform, folder);
        for (CacheCommand command : commands()) {
            ShellCommand named = Objects.requireNonNull(command.getClass().getAnnotation(ShellCommand.class));
            gogo.addCommand(named.scope(), command, named.function());
        }
    }

    private List<CacheCommand> commands() {
        return List.of(
                new EnginesCommand(platform),
                new ListCommand(platform),
                new OpenCommand(new FakeContexts(platform), platform, caches, bundle()),
                new CloseCommand(platform, caches),
                new DestroyCommand(caches),
                new PutCommand(caches),
                new GetCommand(caches),
                new RemoveCommand(caches),
                new ClearCommand(caches),
                new StatsCommand(platform, caches),
                new SwapCommand(caches),
                new WhyCommand(caches, () -> services, () -> refused),
                new ExportCommand(caches),
                new ImportCommand(caches),
                new ReplayCommand(caches),
                new LeaksCommand(platform),
                new HelpCommand());
    }

    /** Adds a command of another bundle. */
    public void add(String scope, String name, Function function) {
        gogo.addCommand(scope, function, name);
    }

    /** Runs a script as the launcher does. */
    public Outcome run(String script) {
        return run(script, false);
    }

    /** Runs a script as the launcher does. */
    public Outcome run(String script, boolean debug) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new ScriptRunner(sessions)
                .apply(Map.of(
                        "script",
                        script,
                        "out",
                        // The launcher's charset must not matter: commands write bytes.
                        new PrintStream(out, true, StandardCharsets.US_ASCII),
                        "err",
                        new PrintStream(err, true, StandardCharsets.US_ASCII),
                        "debug",
                        debug));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What a script printed and how it ended. */
    public record Outcome(int code, String out, String err) {}

    /** A bundle that knows its number and its name. */
    static Bundle bundle(long id, String symbolicName) {
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> method.getName().equals("getBundleId") ? (Object) id : symbolicName);
    }

    private static BundleContext bundle() {
        Bundle bundle = bundle(FakePlatform.SELF.id(), FakePlatform.SELF.symbolicName());
        return (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> bundle);
    }
}
