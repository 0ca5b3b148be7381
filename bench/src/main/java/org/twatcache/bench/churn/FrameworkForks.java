package org.twatcache.bench.churn;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twatcache.bench.harness.Forks;

/** Forks with one framework on their class path, and little else. */
final class FrameworkForks {

    static final List<String> BOTH = List.of("felix", "equinox");

    /** Softly held class loaders are held by nobody: they go with the first collection. All traces are kept. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:SoftRefLRUPolicyMSPerMB=0",
            "-XX:-OmitStackTraceInFastThrow",
            "-Djava.awt.headless=true");

    private final String framework;
    private final Path target;
    private final Forks forks;

    /** Of the folder into which Maven built the load programs. */
    FrameworkForks(Consumer<String> say, String framework, Path target) throws IOException {
        this.framework = framework;
        this.target = target;
        this.forks = new Forks(ChurnFork.class, say, OPTIONS, classPath());
    }

    /** Runs a part; the lines that it printed. */
    List<String> lines(String part, long seed, int count, List<String> more) throws IOException, InterruptedException {
        Path logs = Files.createDirectories(target.resolve("churn/log"));
        Path log = logs.resolve(part + "-" + framework + "-" + seed + ".txt");
        List<String> arguments = new ArrayList<>(List.of(
                part,
                target.resolve("churn/bundle").toString(),
                Long.toString(seed),
                Integer.toString(count),
                log.toString()));
        arguments.addAll(more);
        return forks.lines(arguments);
    }

    private String classPath() throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(target.resolve("classes").toString());
        entries.add(
                target.resolve("churn/framework").resolve(framework + ".jar").toString());
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            jars.map(Path::toString).filter(name -> name.contains("slf4j")).forEach(entries::add);
        }
        return String.join(File.pathSeparator, entries);
    }
}
