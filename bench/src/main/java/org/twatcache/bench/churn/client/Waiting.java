package org.twatcache.bench.churn.client;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for stages. */
final class Waiting {

    private static final long SECONDS = 10;

    private Waiting() {}

    /** What the stage ends with; a stage that does not end is an error. */
    static <T extends @Nullable Object> T until(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("A stage did not end within " + SECONDS + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception reason) {
                throw reason;
            }
            throw e;
        }
    }
}
