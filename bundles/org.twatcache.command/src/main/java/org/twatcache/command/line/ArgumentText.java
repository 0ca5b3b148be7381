package org.twatcache.command.line;

import org.jspecify.annotations.Nullable;

/** Reads an argument as the text that was typed. */
final class ArgumentText {

    private ArgumentText() {}

    /**
     * Reads.
     *
     * @param command for the message
     * @param typed what Gogo made of it: a token, a string, or the result of an expression
     * @throws UsageException for what was text no more when it came here
     */
    static String of(String command, @Nullable Object typed) {
        if (typed instanceof CharSequence || typed instanceof Number || typed instanceof Boolean) {
            return typed.toString();
        }
        String what = typed == null
                ? "an argument has no value: a variable that is not set, or text with '$' in it"
                : "'" + typed + "' is no text: the shell reads '[', '{', '(', '$' and '%' as its own";
        throw new UsageException(command, what + "; quote it: '...'", null);
    }
}
