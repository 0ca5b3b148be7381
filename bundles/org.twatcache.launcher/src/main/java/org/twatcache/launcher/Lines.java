package org.twatcache.launcher;

import org.jspecify.annotations.Nullable;

/** Where the lines of a session come from. */
interface Lines {

    /**
     * The next line.
     *
     * @param continued whether it continues a text that is not closed yet
     * @return a line, or null at the end
     * @throws CancelledException when the user gave up what he was typing
     */
    @Nullable
    String next(boolean continued) throws CancelledException;

    /** Keeps a whole text for recall. */
    void remember(String text);

    /** Whether somebody sits there: then a failing line does not end the session. */
    boolean attended();

    /** The user gave up what he was typing. */
    final class CancelledException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
