package org.twatcache.core.internal.methods;

import java.util.ArrayList;
import java.util.List;
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
        Every.of(begun, each -> each.succeeded(result));
        return result;
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
