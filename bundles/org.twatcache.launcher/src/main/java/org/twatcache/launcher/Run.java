package org.twatcache.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of the platform: with a script, or with the lines of standard input. */
final class Run {

    private static final Duration WAIT_FOR_SHELL = Duration.ofSeconds(20);

    private final Arguments arguments;
    private final Streams streams;
    private final Ending ending;

    Run(Arguments arguments, Streams streams, Ending ending) {
        this.arguments = arguments;
        this.streams = streams;
        this.ending = ending;
    }

    /** Runs the script, or the lines of standard input, and returns the exit code. */
    int run() throws UsageException {
        return guarded(data -> {
            String script = arguments.script();
            if (script != null) {
                return runScript(script, data);
            }
            return isTerminal("0") ? runTerminal(TerminalLines::open, data) : runPipe(data);
        });
    }

    /** Runs the lines that are typed at a terminal, given what opens it on a history file. */
    int run(Function<Path, TerminalLines> terminal) throws UsageException {
        return guarded(data -> runTerminal(terminal, data));
    }

    private int guarded(Body body) throws UsageException {
        Settings.log(System.getProperties(), arguments.debug());
        try {
            Path data = DataFolder.locate(arguments.data(), System.getenv(), System.getProperty("user.home"));
            DataFolder.create(data);
            return body.run(data);
        } catch (PlatformException e) {
            return notStarted(e, e.getMessage());
        } catch (InterruptedException e) {
            return notStarted(e, "interrupted while it started");
        } catch (RuntimeException e) {
            return notStarted(e, "unexpected: " + e);
        }
    }

    private int runScript(String script, Path data) throws PlatformException, InterruptedException {
        Map<String, Object> request = request();
        request.put("script", script);
        request.put("in", streams.in());
        return (Integer) start(data).await("runner", WAIT_FOR_SHELL).apply(request);
    }

    private int runPipe(Path data) throws PlatformException, InterruptedException {
        return new Session(new PipedLines(streams.in()), shell(start(data)), streams).run();
    }

    private int runTerminal(Function<Path, TerminalLines> terminal, Path data)
            throws PlatformException, InterruptedException {
        // The line editor takes as long to load as the framework: both at once.
        CompletableFuture<TerminalLines> opening =
                CompletableFuture.supplyAsync(() -> terminal.apply(data.resolve("history")));
        Shell shell = shell(start(data));
        TerminalLines lines = opening.join();
        ending.closes(lines);
        lines.connect(shell, Thread.currentThread(), ending::begun);
        return new Session(lines, shell, streams).run();
    }

    private ShellService start(Path data) throws PlatformException {
        Storage storage = ending.opens(Storage::create);
        Distribution distribution = Distribution.find();
        List<Path> configurations = distribution.configurations(data);
        Map<String, String> settings = Settings.framework(storage.folder(), data, configurations, isTerminal("2"));
        Platform platform = new Platform(settings);
        ending.closes(platform::stop);
        platform.start(distribution.bundles(!configurations.isEmpty()));
        return new ShellService(platform.context());
    }

    @SuppressWarnings("unchecked")
    private Shell shell(ShellService services) throws PlatformException, InterruptedException {
        Function<Object, Object> interactive = services.await("interactive", WAIT_FOR_SHELL);
        return new ServiceShell((Map<String, Object>) interactive.apply(request()));
    }

    private Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>();
        request.put("out", streams.out());
        request.put("err", streams.err());
        request.put("debug", arguments.debug());
        return request;
    }

    /** The start script knows which descriptors are terminals; Java 17 does not. */
    private static boolean isTerminal(String descriptor) {
        return System.getProperty("twat-cache.terminals", "").contains(descriptor);
    }

    private int notStarted(Exception failure, @Nullable String reason) {
        if (!ending.begun()) {
            streams.say(String.valueOf(reason));
            if (arguments.debug()) {
                failure.printStackTrace(streams.err());
            }
        }
        return ExitCode.NOT_STARTED;
    }

    private interface Body {

        int run(Path data) throws PlatformException, InterruptedException;
    }
}
