package org.twatcache.command;

import org.twatcache.command.print.JsonObject;

/**
 * What a command prints.
 *
 * @param json the document for {@code --json}
 * @param text the lines for a human, without the last line's end; empty prints nothing
 */
record Answer(JsonObject json, String text) {

    /** An answer that has nothing to say to a human. */
    static Answer silent(JsonObject json) {
        return new Answer(json, "");
    }
}
