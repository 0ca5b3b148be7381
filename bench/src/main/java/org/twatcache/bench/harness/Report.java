package org.twatcache.bench.harness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gathers the figures of a program, tells each as it comes, and ends with the table. Used by one thread. */
public final class Report implements AutoCloseable {

    private final String program;
    private final @Nullable PrintStream file;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * An empty report.
     *
     * @param program the program's name, which every figure's name begins with
     * @param file where what is printed is kept besides, or null
     * @throws IOException where the file cannot be written
     */
    public Report(String program, @Nullable Path file) throws IOException {
        this.program = program;
        this.file = file == null ? null : new PrintStream(Files.newOutputStream(file), true, "UTF-8");
    }

    /**
     * Tells something that is no figure.
     *
     * @param line the line
     */
    public void say(String line) {
        System.out.println(line);
        if (file != null) {
            file.println(line);
        }
    }

    /**
     * Adds a figure.
     *
     * @param figure the figure
     */
    public void add(Figure figure) {
        figures.add(figure);
        Estimate value = figure.value();
        String name = "FIGURE " + program + "." + figure.name();
        if (value == null) {
            say("NOT TAKEN " + program + "." + figure.name() + ": " + figure.note());
            return;
        }
        say(name + "=" + plain(value.median()));
        if (value.low() != value.high()) {
            say(name + ".low=" + plain(value.low()));
            say(name + ".high=" + plain(value.high()));
        }
    }

    /**
     * Tells whether a planted fault was caught.
     *
     * @param fault what was planted
     * @param caught whether it showed
     */
    public void planted(String fault, boolean caught) {
        say("PLANTED " + fault + ": " + (caught ? "caught" : "NOT CAUGHT"));
        if (!caught) {
            failures.add("not caught: " + fault);
        }
    }

    /**
     * Tells of a part that could not be measured.
     *
     * @param part its name
     * @param reason why
     */
    public void failed(String part, Exception reason) {
        say("FAILED " + part + ": " + reason.getMessage());
        failures.add(part + " failed: " + reason.getMessage());
    }

    /**
     * What makes the run itself a failure: planted faults that did not show, and parts that could not be measured.
     *
     * @return one line for each
     */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /**
     * The figures that miss their targets.
     *
     * @return in the order in which they were added
     */
    public List<Figure> missed() {
        return figures.stream().filter(Figure::missed).toList();
    }

    /**
     * Prints what has a target, and then what only informs, in Markdown, which is as readable as any other table.
     *
     * @param lines what is to be known of this run
     */
    public void tables(List<String> lines) {
        say("");
        say("## " + program);
        say("");
        lines.forEach(line -> say("- " + line));
        Table targets = new Table("figure", "unit", "target", "median [95 %]", "verdict", "note");
        Table others = new Table("besides", "unit", "median [95 %]", "note");
        for (Figure figure : figures) {
            if (figure.target() == null) {
                others.row(figure.name(), figure.unit(), figure.valueText(), figure.note());
            } else {
                targets.row(
                        figure.name(),
                        figure.unit(),
                        figure.target().toText(),
                        figure.valueText(),
                        figure.verdict(),
                        figure.note());
            }
        }
        say("");
        targets.lines().forEach(this::say);
        say("");
        others.lines().forEach(this::say);
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%.0f" : "%.4f", value);
    }

    /** Ends the file. */
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
