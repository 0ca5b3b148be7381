package org.twatcache.command;

import org.twatcache.admin.Transfer;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.PlainText;

/** What {@code cache:export} and {@code cache:import} print. */
final class TransferAnswer {

    private TransferAnswer() {}

    /**
     * Makes the answer.
     *
     * @param done what was done, such as {@code exported to}
     */
    static Answer of(String cache, String done, String file, Transfer transfer) {
        JsonObject json = new JsonObject()
                .with("cache", cache)
                .with("file", file)
                .with("entries", transfer.entries())
                .with("expired", transfer.expired())
                .with("skipped", transfer.skipped())
                .with("bytes", transfer.bytes())
                .with("durationMs", transfer.took().toMillis());
        String text = PlainText.oneLine(cache) + ": " + transfer.entries() + " " + done + " "
                + PlainText.oneLine(file) + ", " + transfer.expired() + " expired, " + transfer.skipped()
                + " skipped, " + transfer.bytes() + " bytes, " + transfer.took().toMillis() + " ms";
        return new Answer(json, text);
    }
}
