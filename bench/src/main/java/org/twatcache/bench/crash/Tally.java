package org.twatcache.bench.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found in all lives. Used by one thread. */
final class Tally {

    private static final int SAMPLES = 5;

    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final List<String> samples = new ArrayList<>();
    private long acknowledged;
    private long failed;
    private long wrongAnswers;
    private long unopened;
    private long notSuffix;
    private long notEmpty;
    private double longestSuffix;

    void verdict(Verdict verdict, String what) {
        verdicts.merge(verdict, 1L, Long::sum);
        if (verdict != Verdict.LEGAL) {
            sample(verdict + " " + what);
        }
    }

    void life(long writes, long failures, long wrong) {
        acknowledged += writes;
        failed += failures;
        wrongAnswers += wrong;
    }

    void unopened(String why) {
        unopened++;
        sample("UNOPENED " + why);
    }

    void notSuffix(String why) {
        notSuffix++;
        sample("NO SUFFIX " + why);
    }

    void suffix(double millis) {
        longestSuffix = Math.max(longestSuffix, millis);
    }

    void notEmpty() {
        notEmpty++;
    }

    private void sample(String text) {
        if (samples.size() < SAMPLES) {
            samples.add(text);
        }
    }

    /** The first illegal findings, in words. */
    List<String> samples() {
        return List.copyOf(samples);
    }

    long count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** Writes that were acknowledged. */
    long acknowledged() {
        return acknowledged;
    }

    /** Calls that threw while the store was to work. */
    long failed() {
        return failed;
    }

    /** Reads in life that did not see the reader's own write. */
    long wrongAnswers() {
        return wrongAnswers;
    }

    /** How often the store could not be opened again. */
    long unopened() {
        return unopened;
    }

    /** How often what was lost was no suffix. */
    long suffixesBroken() {
        return notSuffix;
    }

    /** Milliseconds before the death from which on everything was lost, at most. */
    double longestSuffix() {
        return longestSuffix;
    }

    /** Entries that were found where there should be none. */
    long notEmptied() {
        return notEmpty;
    }
}
