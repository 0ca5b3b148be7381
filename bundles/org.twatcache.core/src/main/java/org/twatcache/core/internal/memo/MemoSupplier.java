package org.twatcache.core.internal.memo;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.MemoizedSupplier;

/** A function without arguments. */
final class MemoSupplier<R> extends Memo<R> implements MemoizedSupplier<R> {

    private final Supplier<? extends R> supplier;

    MemoSupplier(Cache<Object, R> cache, Runnable atClose, Supplier<? extends R> supplier) {
        super(cache, atClose);
        this.supplier = supplier;
    }

    @Override
    public @Nullable R get() {
        return result(Arguments.NONE, new Call<R, RuntimeException>() {
            @Override
            @Nullable
            R run() {
                return supplier.get();
            }
        });
    }

    @Override
    public @Nullable R peek() {
        return there(Arguments.NONE);
    }
}
