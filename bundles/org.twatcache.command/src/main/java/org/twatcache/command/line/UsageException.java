package org.twatcache.command.line;

import org.jspecify.annotations.Nullable;

/** What was typed is not what the command takes; nothing was done. */
public final class UsageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * A command was used wrongly.
     *
     * @param command such as {@code cache:put}
     * @param reason what is wrong
     * @param cause what refused a value, or null
     */
    public UsageException(String command, String reason, @Nullable Throwable cause) {
        super(command + ": " + reason, cause);
    }
}
