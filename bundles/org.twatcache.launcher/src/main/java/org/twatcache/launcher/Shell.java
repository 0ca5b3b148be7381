package org.twatcache.launcher;

import java.util.List;

/** A session over many lines, as the launcher uses it. */
interface Shell {

    /** What {@link #run} returns when the text ends inside a quote or bracket: nothing was run. */
    int INCOMPLETE = -1;

    /** Runs a line and returns an exit code or {@link #INCOMPLETE}; an interrupt of the thread stops it. */
    int run(String line);

    /** What may stand before the cursor. */
    Completions complete(String line, int cursor);

    /** Whether the line names a secret. */
    boolean secret(String line);

    /**
     * Candidates for the end of a text.
     *
     * @param start where the text to replace begins; it ends at the cursor
     * @param candidates whole replacements as they must be typed
     */
    record Completions(int start, List<String> candidates) {}
}
