package org.twatcache.core.internal.context;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
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
import org.twatcache.admin.Explanation.Source;
import org.twatcache.core.internal.cache.ManagedCache;

/** The context service of one owner. */
final class ManagedContexts implements CacheContexts {

    private final Owner owner;

    ManagedContexts(Owner owner) {
        this.owner = owner;
    }

    @Override
    public <K, V> Cache<K, V> open(CacheSpec<K, V> spec) {
        return handle(spec);
    }

    private <K, V> ManagedCache<K, V> handle(CacheSpec<K, V> spec) {
        return owner.acquire(requireNonNull(spec, "spec")).handle();
    }

    @Override
    public <K, V> CacheContext<K, V> context(CacheSpec<K, V> spec) {
        owner.check();
        return new ManagedContext<>(owner, requireNonNull(spec, "spec"));
    }

    @Override
    public <K, V> Cache<K, V> getOrCreate(CacheSpec<K, V> spec) {
        if (spec.name().isEmpty()) {
            throw new CacheConfigurationException(
                    "getOrCreate needs a spec with a name, and this has none: " + spec, null, null, null);
        }
        return owner.keep(spec, Source.SPEC).lastingHandle();
    }

    @Override
    public <A, R> MemoizedFunction<A, R> memoize(CacheSpec<A, R> spec, Function<? super A, ? extends R> function) {
        return owner.memos().memoize(this::handle, spec, function);
    }

    @Override
    public <A, B, R> MemoizedBiFunction<A, B, R> memoize(
            CacheSpec<A, R> spec, Class<B> second, BiFunction<? super A, ? super B, ? extends R> function) {
        return owner.memos().memoize(this::handle, spec, second, function);
    }

    @Override
    public <R> MemoizedSupplier<R> memoize(CacheSpec<?, R> spec, Supplier<? extends R> supplier) {
        return owner.memos().memoize(this::handle, spec, supplier);
    }

    @Override
    public <R> MemoizedCallable<R> memoizeCall(CacheSpec<?, R> spec, Callable<? extends R> task) {
        return owner.memos().memoizeCall(this::handle, spec, task);
    }

    @Override
    public <A, R> MemoizedStage<A, R> memoizeStage(
            CacheSpec<A, R> spec, Function<? super A, ? extends CompletionStage<? extends R>> function) {
        return owner.memos().memoizeStage(this::handle, spec, function);
    }

    @Override
    public <T> T cached(Class<T> type, T target) {
        return type.cast(cached(CachedMethods.annotated(type), target).proxy());
    }

    @Override
    public CachedObject cached(CachedMethods methods, Object target) {
        requireNonNull(methods, "methods");
        owner.check();
        return owner.methods().cached(this::handle, methods, target);
    }

    @Override
    public boolean destroy(String name) {
        return owner.destroy(requireNonNull(name, "name"));
    }

    @Override
    public List<EngineInfo> engines() {
        owner.check();
        return owner.platform().engines();
    }
}
