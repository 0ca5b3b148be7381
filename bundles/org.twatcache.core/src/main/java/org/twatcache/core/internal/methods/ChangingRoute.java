package org.twatcache.core.internal.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheOperationException;

/** A method that puts or evicts results of others. */
final class ChangingRoute implements Route {

    private final InterfaceMethod method;
    private final Target target;
    private final List<Change> changes;

    ChangingRoute(InterfaceMethod method, Target target, List<Change> changes) {
        this.method = method;
        this.target = target;
        this.changes = changes;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // It is the caller's, whose method says that it is one.
    public @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        List<Change.Begun> begun = new ArrayList<>(changes.size());
        Object result;
        try {
            for (Change change : changes) {
                begun.add(change.begin(arguments));
            }
            result = target.call(arguments);
        } catch (Keys.Refused e) {
            CacheOperationException told = e.told(method);
            failed(begun, told);
            throw told;
        } catch (Exception | Error e) {
            failed(begun, e);
            throw e;
        }
        if (method.isStaged() && result instanceof CompletionStage<?> stage) {
            return later(begun, stage);
        }
        Every.of(begun, each -> each.succeeded(result));
        return result;
    }

    /** What was begun ends when the result comes, and before the caller has it. */
    private static CompletableFuture<@Nullable Object> later(List<Change.Begun> begun, CompletionStage<?> stage) {
        CompletableFuture<@Nullable Object> own = new CompletableFuture<>();
        CompletionStage<?> unused = stage.whenComplete((value, failure) -> {
            Throwable thrown = failure;
            try {
                if (thrown == null) {
                    Every.of(begun, each -> each.succeeded(value));
                } else {
                    failed(begun, thrown);
                }
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
            boolean unusedEnd = thrown == null ? own.complete(value) : own.completeExceptionally(thrown);
        });
        return own;
    }

    private static void failed(List<Change.Begun> begun, Throwable thrown) {
        try {
            Every.of(begun, Change.Begun::failed);
        } catch (RuntimeException e) {
            if (e != thrown) {
                thrown.addSuppressed(e);
            }
        }
    }
}
