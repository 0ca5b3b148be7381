package org.twatcache.command;

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
import org.twatcache.EngineNotAvailableException;
import org.twatcache.MemoizedBiFunction;
import org.twatcache.MemoizedCallable;
import org.twatcache.MemoizedFunction;
import org.twatcache.MemoizedStage;
import org.twatcache.MemoizedSupplier;

/** Opens caches of a fake platform for the bundle of the commands. */
public record FakeContexts(FakePlatform platform) implements CacheContexts {

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> Cache<K, V> getOrCreate(CacheSpec<K, V> spec) {
        String name = spec.name().orElseThrow();
        String engine = spec.engine().orElse("caffeine");
        if (spec.required().orElse(false)
                && platform.engines.stream()
                        .noneMatch(use -> use.engine().name().equals(engine))) {
            throw new EngineNotAvailableException(
                    "Cache '" + name + "': no engine '" + engine + "'", name, engine, List.of("caffeine", "map"), null);
        }
        for (FakeCache cache : platform.caches) {
            if (cache.owner().equals(FakePlatform.SELF) && cache.name().equals(name)) {
                if (!cache.spec.toProperties().equals(spec.toProperties())) {
                    throw new CacheConfigurationException("Cache '" + name + "' has another spec", name, null, null);
                }
                cache.handles++;
                return (Cache<K, V>) cache.handle();
            }
        }
        return (Cache<K, V>) platform.open(FakePlatform.SELF, spec).handle();
    }

    @Override
    public <K, V> Cache<K, V> open(CacheSpec<K, V> spec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <K, V> CacheContext<K, V> context(CacheSpec<K, V> spec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A, R> MemoizedFunction<A, R> memoize(CacheSpec<A, R> spec, Function<? super A, ? extends R> function) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A, B, R> MemoizedBiFunction<A, B, R> memoize(
            CacheSpec<A, R> spec, Class<B> second, BiFunction<? super A, ? super B, ? extends R> function) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <R> MemoizedSupplier<R> memoize(CacheSpec<?, R> spec, Supplier<? extends R> supplier) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <R> MemoizedCallable<R> memoizeCall(CacheSpec<?, R> spec, Callable<? extends R> task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A, R> MemoizedStage<A, R> memoizeStage(
            CacheSpec<A, R> spec, Function<? super A, ? extends CompletionStage<? extends R>> function) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T cached(Class<T> type, T target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CachedObject cached(CachedMethods methods, Object target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean destroy(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<EngineInfo> engines() {
        throw new UnsupportedOperationException();
    }
}
