package org.twatcache.core.internal.memo;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.twatcache.MemoizedCallable;
import org.twatcache.core.internal.cache.ManagedCache;

/** A function without arguments that may throw anything. */
final class MemoCallable<R> extends Memo<R> implements MemoizedCallable<R> {

    private final Callable<? extends R> task;

    MemoCallable(ManagedCache<Object, R> cache, Runnable atClose, Callable<? extends R> task) {
        super(cache, atClose);
        this.task = task;
    }

    @Override
    public @Nullable R call() throws Exception {
        Object found = find(Arguments.NONE);
        return isKept(found)
                ? kept(found)
                : computed(Arguments.NONE, found, new Call<R, Exception>() {
                    @Override
                    @Nullable
                    protected R run() throws Exception {
                        return task.call();
                    }
                });
    }

    @Override
    public @Nullable R peek() {
        return there(Arguments.NONE);
    }
}
