package org.twatcache.bench.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs forks of this JVM, one after another. Used by one thread. */
public final class Forks {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Class<?> main;
    private final Consumer<String> say;
    private final List<String> options;
    private final String classPath;

    /**
     * Forks with a main class, and a heap of 1 GB.
     *
     * @param main the class
     * @param say takes what is to be told of them
     */
    public Forks(Class<?> main, Consumer<String> say) {
        this(main, "1g", say);
    }

    /**
     * Forks with a main class and a heap.
     *
     * @param main the class
     * @param heap its size, such as {@code 2g}
     * @param say takes what is to be told of them
     */
    public Forks(Class<?> main, String heap, Consumer<String> say) {
        this(main, say, List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC"), System.getProperty("java.class.path"));
    }

    /**
     * Forks with a main class on a class path of their own.
     *
     * @param main the class
     * @param say takes what is to be told of them
     * @param options of the JVM
     * @param classPath of the JVM
     */
    public Forks(Class<?> main, Consumer<String> say, List<String> options, String classPath) {
        this.main = main;
        this.say = say;
        this.options = List.copyOf(options);
        this.classPath = classPath;
    }

    /**
     * Measures a group. Disturbed forks are repeated, as often as there are forks.
     *
     * @param group the group's name
     * @param forks how many
     * @param plan what each does; its number is counted up
     * @return the rounds of all
     * @throws IOException where a fork cannot be run, or fails
     * @throws InterruptedException where the thread was interrupted
     */
    public Measurements measure(String group, int forks, Plan plan) throws IOException, InterruptedException {
        List<List<Round>> rounds = new ArrayList<>();
        Calm calm = new Calm(forks, say);
        for (int fork = 0; fork < forks; fork++) {
            Plan own = plan.ofFork(fork);
            rounds.add(calm.take("fork " + fork + " of " + group, () -> rounds(List.of(group, own.toText()))));
        }
        say.accept("GROUP " + group + ": " + calm.summary());
        return new Measurements(rounds, plan.seed(), calm.disturbed());
    }

    private List<Round> rounds(List<String> arguments) throws IOException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (String line : lines(arguments)) {
            Round.parse(line).ifPresentOrElse(rounds::add, () -> say.accept(line));
        }
        return rounds;
    }

    /**
     * Runs one fork.
     *
     * @param arguments of its main class
     * @return what it printed
     * @throws IOException where it cannot be run, or ends with another exit code than 0
     * @throws InterruptedException where the thread was interrupted
     */
    public List<String> lines(List<String> arguments) throws IOException, InterruptedException {
        Process process = prepare(arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException("A fork ended with " + exit + ": " + main.getSimpleName() + " " + arguments);
            }
        } finally {
            process.destroy();
        }
        return lines;
    }

    /**
     * Prepares one fork, for whoever talks with it.
     *
     * @param arguments of its main class
     * @return its process, to be started
     */
    public ProcessBuilder prepare(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
