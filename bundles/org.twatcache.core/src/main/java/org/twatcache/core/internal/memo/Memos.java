package org.twatcache.core.internal.memo;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Type;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.MemoizedBiFunction;
import org.twatcache.MemoizedCallable;
import org.twatcache.MemoizedFunction;
import org.twatcache.MemoizedStage;
import org.twatcache.MemoizedSupplier;
import org.twatcache.TypeRef;
import org.twatcache.core.internal.cache.ManagedCache;

/** The memoized functions of one owner: never two of one name, whose results would be taken for each other's. */
public final class Memos {

    /** How a cache is opened for the owner. */
    @FunctionalInterface
    public interface Opener {

        /** As {@link org.twatcache.CacheContexts#open}. */
        <K, V> ManagedCache<K, V> open(CacheSpec<K, V> spec);
    }

    /** Makes a function of a cache and of what is to be done when it is closed. */
    private interface Maker<R, M> {

        M make(ManagedCache<Object, R> cache, Runnable atClose);
    }

    private final TakenNames names;

    /** Of an owner that has none yet. */
    public Memos(TakenNames names) {
        this.names = names;
    }

    /** As {@link org.twatcache.CacheContexts#memoize(CacheSpec, Function)}. */
    public <A, R> MemoizedFunction<A, R> memoize(
            Opener opener, CacheSpec<A, R> spec, Function<? super A, ? extends R> function) {
        requireNonNull(function, "function");
        return make(
                opener,
                spec,
                ArgumentTypes.of(spec.keyType()),
                (cache, atClose) -> new MemoFunction<A, R>(cache, atClose, function));
    }

    /** As {@link org.twatcache.CacheContexts#memoize(CacheSpec, Class, BiFunction)}. */
    public <A, B, R> MemoizedBiFunction<A, B, R> memoize(
            Opener opener,
            CacheSpec<A, R> spec,
            Class<B> second,
            BiFunction<? super A, ? super B, ? extends R> function) {
        requireNonNull(function, "function");
        return make(
                opener,
                spec,
                ArgumentTypes.of(spec.keyType(), requireNonNull(second, "second")),
                (cache, atClose) -> new MemoBiFunction<A, B, R>(cache, atClose, function));
    }

    /** As {@link org.twatcache.CacheContexts#memoize(CacheSpec, Supplier)}. */
    public <R> MemoizedSupplier<R> memoize(Opener opener, CacheSpec<?, R> spec, Supplier<? extends R> supplier) {
        requireNonNull(supplier, "supplier");
        return make(
                opener, spec, ArgumentTypes.of(), (cache, atClose) -> new MemoSupplier<R>(cache, atClose, supplier));
    }

    /** As {@link org.twatcache.CacheContexts#memoizeCall}. */
    public <R> MemoizedCallable<R> memoizeCall(Opener opener, CacheSpec<?, R> spec, Callable<? extends R> task) {
        requireNonNull(task, "task");
        return make(opener, spec, ArgumentTypes.of(), (cache, atClose) -> new MemoCallable<R>(cache, atClose, task));
    }

    /** As {@link org.twatcache.CacheContexts#memoizeStage}. */
    public <A, R> MemoizedStage<A, R> memoizeStage(
            Opener opener, CacheSpec<A, R> spec, Function<? super A, ? extends CompletionStage<? extends R>> function) {
        requireNonNull(function, "function");
        return make(
                opener,
                spec,
                ArgumentTypes.of(spec.keyType()),
                (cache, atClose) -> new MemoStage<A, R>(cache, atClose, function));
    }

    private <R, M> M make(Opener opener, CacheSpec<?, R> spec, Type keys, Maker<R, M> maker) {
        CacheSpec<Object, R> own = of(spec, keys);
        String name = spec.name().orElse(null);
        if (name != null && !names.take(name)) {
            throw refused(spec, "another function is memoized under its name; close that, or use another name");
        }
        Runnable atClose = name == null ? () -> {} : () -> names.release(name);
        boolean made = false;
        try {
            M function = maker.make(opener.open(own), atClose);
            made = true;
            return function;
        } finally {
            if (!made) {
                atClose.run();
            }
        }
    }

    /** The same wish for other keys. */
    @SuppressWarnings("unchecked")
    private static <R> CacheSpec<Object, R> of(CacheSpec<?, R> spec, Type keys) {
        if (spec.weigher() != null) {
            throw refused(
                    spec,
                    "it has a weigher, which would weigh keys that are not its own; bound it by entries or bytes");
        }
        if (!spec.listeners().isEmpty()) {
            throw refused(spec, "it has listeners, which would be told of keys that are not its own");
        }
        CacheSpecBuilder<Object, R> own =
                CacheSpec.of((TypeRef<Object>) TypeRef.of(keys), (TypeRef<R>) TypeRef.of(spec.valueType()));
        spec.toProperties().forEach(own::property);
        ClassLoader loader = spec.classLoader();
        return (loader == null ? own : own.classLoader(loader)).build();
    }

    private static CacheConfigurationException refused(CacheSpec<?, ?> spec, String reason) {
        String name = spec.name().orElse(null);
        return new CacheConfigurationException(
                "The function " + (name == null ? "" : "'" + name + "' ") + "cannot be memoized: " + reason,
                name,
                null,
                null);
    }
}
