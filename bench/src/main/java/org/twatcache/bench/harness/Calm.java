package org.twatcache.bench.harness;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Repeats what was measured while more than 5 % of the processors' time was stolen, and says so. When the repeats are used
 * up, what is measured is taken as it is, and {@link #disturbed} tells. Used by one thread.
 */
public final class Calm {

    private static final double STEAL_LIMIT = 0.05;

    private final Consumer<String> say;
    private int repeats;
    private boolean disturbed;
    private double most;

    /**
     * No measurement yet.
     *
     * @param repeats how many measurements may be repeated
     * @param say takes what is to be told
     */
    public Calm(int repeats, Consumer<String> say) {
        this.repeats = repeats;
        this.say = say;
    }

    /**
     * Something that takes a measurement.
     *
     * @param <T> what is measured
     */
    @FunctionalInterface
    public interface Measurement<T> {

        /**
         * Measures.
         *
         * @return what was measured
         * @throws IOException where it could not be measured
         * @throws InterruptedException where the thread was interrupted
         */
        T take() throws IOException, InterruptedException;
    }

    /**
     * Measures, again where it was disturbed.
     *
     * @param what its name in what is told
     * @param measurement the measurement
     * @param <T> what is measured
     * @return the last result
     * @throws IOException where it could not be measured
     * @throws InterruptedException where the thread was interrupted
     */
    public <T> T take(String what, Measurement<T> measurement) throws IOException, InterruptedException {
        while (true) {
            Machine.Ticks before = Machine.ticks();
            T result = measurement.take();
            double steal = Machine.ticks().stealSince(before);
            if (steal <= STEAL_LIMIT || repeats == 0) {
                most = Math.max(most, steal);
                if (steal > STEAL_LIMIT) {
                    disturbed = true;
                    say.accept("STEAL " + percent(steal) + " in " + what + ": taken all the same");
                }
                return result;
            }
            repeats--;
            say.accept("STEAL " + percent(steal) + " in " + what + ": repeated");
        }
    }

    /**
     * Whether a disturbed result was taken.
     *
     * @return whether the results are not to be trusted
     */
    public boolean disturbed() {
        return disturbed;
    }

    /**
     * What else went on while results were taken that count.
     *
     * @return a line
     */
    public String summary() {
        return "load " + Machine.load() + ", steal at most " + percent(most);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
