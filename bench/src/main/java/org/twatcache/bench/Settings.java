package org.twatcache.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Plan;

/**
 * How a program is to run.
 *
 * @param checkout the root of the sources, as {@code bench/run} gives it
 * @param shortForm whether only what noise cannot touch is to be asserted, in less than a minute
 * @param forks how many forks of the JVM each comparison gets
 * @param slices how many rounds of slices each fork runs
 * @param sliceMillis how long a slice lasts
 * @param warmUpMillis how long a candidate is warmed up
 * @param seed of everything random
 * @param traces the folder of the traces
 * @param only the parts to run; empty for all
 * @param own options that one program alone knows, by their names without dashes
 * @param results where the results are kept, or null for a run that is not kept
 */
public record Settings(
        Path checkout,
        boolean shortForm,
        int forks,
        int slices,
        int sliceMillis,
        int warmUpMillis,
        long seed,
        Path traces,
        Set<String> only,
        Map<String, String> own,
        @Nullable Path results) {

    /** What {@code bench/run --help} says after the programs. */
    public static final String USAGE = """
              --short          less than a minute; asserts only what noise cannot touch
              --only A,B       only these parts of the program
              --forks N        forks of the JVM for each comparison (10)
              --slices N       rounds of slices in each fork (30)
              --slice-ms N     length of a slice (20)
              --warm-up-ms N   warm-up of each candidate (1200)
              --seed N         seed of everything random (20261122)
              --traces DIR     folder of the traces (TWAT_CACHE_TRACES, or shared/traces beside the checkout)
              --results FILE   keep what is printed
              --framework NAME churn: felix, equinox or both (both)
              --cycles N       churn: updates and refreshes of each bundle (1000)
              --seconds N      churn: how long a random run lasts (300)
              --seeds N        churn: how many random runs, with seeds from --seed on (5)
              --store NAME     crash: another store than ours""";

    private static final Set<String> OWN = Set.of("--framework", "--cycles", "--seconds", "--seeds", "--store");

    private static final Set<String> TEXTS = Set.of("--framework", "--store");

    /**
     * Whether a part is wanted.
     *
     * @param part its name
     * @return true where nothing was said
     */
    public boolean wants(String part) {
        return only.isEmpty() || only.contains(part);
    }

    /**
     * A number that one program alone knows.
     *
     * @param name the option without dashes
     * @param otherwise where it was not given
     * @return the number
     */
    public int own(String name, int otherwise) {
        String text = own.get(name);
        return text == null ? otherwise : number("--" + name, text);
    }

    /**
     * What a fork does.
     *
     * @return the plan of the first fork
     */
    public Plan plan() {
        return new Plan(0, slices, sliceMillis, warmUpMillis, seed);
    }

    /**
     * Reads arguments.
     *
     * @param arguments those behind the program's name
     * @return settings
     * @throws IllegalArgumentException for an unknown option, or a missing or bad value
     */
    static Settings parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Path checkout = Path.of("").toAbsolutePath();
        Draft draft = new Draft();
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--checkout" -> checkout = Path.of(value(option, rest)).toAbsolutePath();
                case "--short" -> draft.beShort();
                case "--only" -> draft.only = Set.of(value(option, rest).split(",", -1));
                case "--forks" -> draft.forks = number(option, rest);
                case "--slices" -> draft.slices = number(option, rest);
                case "--slice-ms" -> draft.sliceMillis = number(option, rest);
                case "--warm-up-ms" -> draft.warmUpMillis = number(option, rest);
                case "--seed" -> draft.seed = number(option, rest);
                case "--traces" -> draft.traces = Path.of(value(option, rest));
                case "--results" -> draft.results = Path.of(value(option, rest));
                default -> {
                    if (!OWN.contains(option)) {
                        throw new IllegalArgumentException("unknown option " + option);
                    }
                    String value = value(option, rest);
                    draft.own.put(
                            option.substring(2),
                            TEXTS.contains(option) ? value : Integer.toString(number(option, value)));
                }
            }
        }
        return draft.build(checkout);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }

    private static int number(String option, Deque<String> rest) {
        return number(option, value(option, rest));
    }

    private static int number(String option, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the option.
        }
        throw new IllegalArgumentException(option + " needs a number above 0, not " + text);
    }

    private static final class Draft {

        private boolean shortForm;
        private int forks = 10;
        private int slices = 30;
        private int sliceMillis = 20;
        private int warmUpMillis = 1_200;
        private long seed = 20_261_122;
        private @Nullable Path traces;
        private Set<String> only = Set.of();
        private final Map<String, String> own = new TreeMap<>();
        private @Nullable Path results;

        void beShort() {
            shortForm = true;
            forks = 1;
            slices = 3;
            warmUpMillis = 50;
        }

        Settings build(Path checkout) {
            return new Settings(
                    checkout,
                    shortForm,
                    forks,
                    slices,
                    sliceMillis,
                    warmUpMillis,
                    seed,
                    traces == null ? defaultTraces(checkout) : traces,
                    only,
                    Map.copyOf(own),
                    results);
        }

        private static Path defaultTraces(Path checkout) {
            String named = System.getenv("TWAT_CACHE_TRACES");
            return named == null || named.isBlank()
                    ? checkout.resolveSibling("shared").resolve("traces")
                    : Path.of(named);
        }
    }
}
