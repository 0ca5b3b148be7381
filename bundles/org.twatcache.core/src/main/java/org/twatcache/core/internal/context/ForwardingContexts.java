package org.twatcache.core.internal.context;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.twatcache.Cache;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.EngineInfo;
import org.twatcache.MemoizedBiFunction;
import org.twatcache.MemoizedCallable;
import org.twatcache.MemoizedFunction;
import org.twatcache.MemoizedStage;
import org.twatcache.MemoizedSupplier;

/** The context service as clients hold it: what is behind it is not theirs to see. */
public abstract class ForwardingContexts implements CacheContexts {

    /** For those who add what is theirs. */
    protected ForwardingContexts() {}

    /** The context service of the owner that asks. */
    protected abstract CacheContexts contexts();

    @Override
    public final <K, V> Cache<K, V> open(CacheSpec<K, V> spec) {
        return contexts().open(spec);
    }

    @Override
    public final <K, V> CacheContext<K, V> context(CacheSpec<K, V> spec) {
        return contexts().context(spec);
    }

    @Override
    public final <K, V> Cache<K, V> getOrCreate(CacheSpec<K, V> spec) {
        return contexts().getOrCreate(spec);
    }

    @Override
    public final boolean destroy(String name) {
        return contexts().destroy(name);
    }

    @Override
    public final <A, R> MemoizedFunction<A, R> memoize(
            CacheSpec<A, R> spec, Function<? super A, ? extends R> function) {
        return contexts().memoize(spec, function);
    }

    @Override
    public final <A, B, R> MemoizedBiFunction<A, B, R> memoize(
            CacheSpec<A, R> spec, Class<B> second, BiFunction<? super A, ? super B, ? extends R> function) {
        return contexts().memoize(spec, second, function);
    }

    @Override
    public final <R> MemoizedSupplier<R> memoize(CacheSpec<?, R> spec, Supplier<? extends R> supplier) {
        return contexts().memoize(spec, supplier);
    }

    @Override
    public final <R> MemoizedCallable<R> memoizeCall(CacheSpec<?, R> spec, Callable<? extends R> task) {
        return contexts().memoizeCall(spec, task);
    }

    @Override
    public final <A, R> MemoizedStage<A, R> memoizeStage(
            CacheSpec<A, R> spec, Function<? super A, ? extends CompletionStage<? extends R>> function) {
        return contexts().memoizeStage(spec, function);
    }

    @Override
    public final <T> T cached(Class<T> type, T target) {
        return contexts().cached(type, target);
    }

    @Override
    public final CachedObject cached(CachedMethods methods, Object target) {
        return contexts().cached(methods, target);
    }

    @Override
    public final List<EngineInfo> engines() {
        return contexts().engines();
    }
}
