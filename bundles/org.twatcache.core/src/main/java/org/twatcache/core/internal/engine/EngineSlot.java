package org.twatcache.core.internal.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEngineException;
import org.twatcache.CacheException;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;

/**
 * The place where one cache meets its engine, and the only place where it is decided who serves.
 *
 * <p><b>Reading</b> costs one volatile read of an immutable {@link Holder}. A hit needs no check: the engine was the
 * authority when the holder was read. A miss is believed only if the holder is still the same, because an engine that is
 * being closed may answer a miss.
 *
 * <p><b>Writing</b> takes the lease of the holder (a counter, not a lock) and then looks again whether the holder is still
 * the same: either the swapper sees the writer inside, or the writer sees the swap. Nothing is repeated unless the engine
 * said that it had no effect ({@link EngineClosedException}).
 *
 * <p><b>While entries are copied</b> to the next engine, the present one alone decides every call. Writers leave a mark of
 * their key before their effect and after it ({@link Marks}), and look a second time whether the holder is still the same
 * once the mark stands: either the swapper sees the mark when he freezes, or the writer sees the freeze and has no effect.
 *
 * <p><b>Changing the engine</b> is done by {@link Swap} and {@link EngineExchange}: a frozen holder makes new writers wait
 * outside, those inside leave within a bounded time, then the next holder is installed and the old engine is closed. Every
 * installation is a compare-and-set, and whoever replaces the last holder of an engine closes that engine; so it is closed
 * exactly once.
 */
public final class EngineSlot {

    /** Longest wait for a frozen holder to be replaced; far above every budget of the swapper. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** A client that opens handles without end and closes none pays with speed, not with memory. */
    private static final int MOST_READERS = 256;

    private static final VarHandle HOLDER;

    static {
        try {
            HOLDER = MethodHandles.lookup().findVarHandle(EngineSlot.class, "holder", Holder.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String cache;
    private final SlotObserver observer;
    private final Consumer<Holder> lost;
    private volatile Holder holder;

    /** Those who are told who serves. Guarded by itself. */
    private final Set<SlotReader> readers = Collections.newSetFromMap(new IdentityHashMap<>(2));

    /**
     * A slot.
     *
     * @param lost told of a holder whose engine says that it is closed though nobody replaced it
     */
    EngineSlot(String cache, SlotObserver observer, Consumer<Holder> lost, Holder first) {
        this.cache = cache;
        this.observer = observer;
        this.lost = lost;
        this.holder = first;
    }

    /** Who serves now. */
    Holder holder() {
        return holder;
    }

    /** Installs the next holder, unless somebody else was quicker or nothing may come any more. */
    boolean replace(Holder expected, Holder next) {
        boolean replaced = !expected.terminal && HOLDER.compareAndSet(this, expected, next);
        if (replaced) {
            expected.replaced();
            synchronized (readers) {
                // Whoever comes here last tells of the last holder, so that nobody keeps an engine that went.
                Holder last = holder;
                readers.forEach(reader -> reader.serve(last));
            }
        }
        return replaced;
    }

    /** Tells a reader of every holder, the present one first, unless too many others are told. */
    void join(SlotReader reader) {
        synchronized (readers) {
            if (readers.size() < MOST_READERS) {
                readers.add(reader);
                reader.serve(holder);
            }
        }
    }

    /** Has a reader forget who serves. */
    void leave(SlotReader reader) {
        synchronized (readers) {
            readers.remove(reader);
            reader.serve(null);
        }
    }

    /** {@link CacheEngine#get}, on whoever serves. */
    public @Nullable Object get(Object key) {
        Holder met = holder;
        try {
            Object value = met.engine.get(key);
            if (value != null || holder == met) {
                return value;
            }
        } catch (Exception | LinkageError e) {
            recover(met, key, e);
        }
        return this.<@Nullable Object>read(key, engine -> engine.get(key));
    }

    /** As {@link #get}, but gives {@code otherwise} where the answer needs waiting for an engine, or is an error. */
    public @Nullable Object getNow(Object key, Object otherwise) {
        Holder met = holder;
        if (met.serving == null) {
            return otherwise;
        }
        try {
            Object value = met.engine.get(key);
            return value != null || holder == met ? value : otherwise;
        } catch (Exception | LinkageError e) {
            return otherwise;
        }
    }

    /** Any other read, repeated on the next holder where the one that was met was replaced meanwhile. */
    public <R extends @Nullable Object> R read(@Nullable Object key, Function<CacheEngine<Object>, R> question) {
        while (true) {
            Holder met = holder;
            try {
                R answer = question.apply(met.engine);
                if (holder == met) {
                    return answer;
                }
            } catch (Exception | LinkageError e) {
                recover(met, key, e);
            }
        }
    }

    /** A write of one key. Where its outcome is unknown the key is removed, so that whatever took effect is forgotten. */
    public <R extends @Nullable Object> R write(Object key, Function<CacheEngine<Object>, R> effect) {
        return write(key, key, effect);
    }

    /** A write of several keys. Where its outcome is unknown the caller sees to it that they are forgotten. */
    public void changeAll(Scope scope, Consumer<CacheEngine<Object>> effect) {
        change(null, scope, effect);
    }

    /** Removes every entry. */
    public void clear() {
        change(null, Scope.ALL, CacheEngine::clear);
    }

    /** A {@link #write} that gives nothing. */
    public void change(Object key, Consumer<CacheEngine<Object>> effect) {
        change(key, key, effect);
    }

    private void change(@Nullable Object key, Object touched, Consumer<CacheEngine<Object>> effect) {
        this.<@Nullable Object>write(key, touched, engine -> {
            effect.accept(engine);
            return null;
        });
    }

    private <R extends @Nullable Object> R write(
            @Nullable Object key, Object touched, Function<CacheEngine<Object>, R> effect) {
        while (true) {
            Holder met = holder;
            if (met.frozen) {
                awaitNext(met);
                continue;
            }
            Marks marks = met.marks;
            if (marks != null) {
                marks.slowDown();
            }
            Throwable failure;
            int stripe = met.lease.enter();
            try {
                if (holder != met) {
                    continue;
                }
                if (marks == null) {
                    return take(met, key, effect);
                }
                marks.begin(touched);
                try {
                    // The mark is seen by whoever freezes from here on; where somebody did already there is no effect.
                    if (holder != met) {
                        continue;
                    }
                    return take(met, key, effect);
                } finally {
                    marks.end(touched);
                }
            } catch (Exception | LinkageError e) {
                failure = e;
            } finally {
                met.lease.exit(stripe);
            }
            recover(met, key, failure);
        }
    }

    /** Has a write take its effect, or, where nobody knows whether it did, forgets the key. */
    private static <R extends @Nullable Object> R take(
            Holder met, @Nullable Object key, Function<CacheEngine<Object>, R> effect) {
        try {
            return effect.apply(met.engine);
        } catch (Exception | LinkageError e) {
            if (isDoubtful(e)) {
                forget(met, key, e);
            }
            throw e;
        } catch (Error e) {
            forget(met, key, e);
            throw e;
        }
    }

    /** Throws once the slot was closed. */
    public void requireOpen() {
        Holder met = holder;
        if (met.terminal && met.engine instanceof AbsentEngine closed) {
            closed.met();
        }
    }

    /** The error that a key deserves which threw before any engine saw it. */
    public RuntimeException blame(Object key, RuntimeException thrown) {
        return FoulKey.error(cache, key, thrown);
    }

    /** The engine that serves, or null for none. */
    public @Nullable String engine() {
        ServingEngine serving = holder.serving;
        return serving == null ? null : serving.name();
    }

    /** Where entries are now, to be compared by identity: whatever was stored elsewhere may look different here. */
    public Object place() {
        return holder.engine;
    }

    /** How calls are served now. */
    public State state() {
        return holder.state;
    }

    /** Throws the error that a call deserves, or returns where it may be tried again on the next holder. */
    void recover(Holder met, @Nullable Object key, Throwable failure) {
        if (failure instanceof EngineClosedException) {
            if (holder == met) {
                observer.failed(failure);
                lost.accept(met);
            }
            return;
        }
        if (met.engine instanceof AbsentEngine && failure instanceof RuntimeException own) {
            throw own;
        }
        throw failed(met.serving, key, failure);
    }

    /** The error to throw for what an engine threw outside a call of this slot, as a cursor does; counted. */
    public RuntimeException failed(@Nullable Object key, Throwable failure) {
        return failed(holder.serving, key, failure);
    }

    private RuntimeException failed(@Nullable ServingEngine serving, @Nullable Object key, Throwable failure) {
        RuntimeException foul = key == null ? null : FoulKey.check(cache, key);
        if (foul != null) {
            return foul;
        }
        observer.failed(failure);
        if (failure instanceof CacheException plain) {
            return plain;
        }
        String engine = serving == null ? null : serving.name();
        return new CacheEngineException(
                "The engine '" + engine + "' of cache '" + cache + "' failed: " + failure + "; see cache:why " + cache
                        + ", or choose another engine",
                cache,
                engine,
                failure);
    }

    /** Whether a failed write may have had an effect: what an engine refuses by another {@link CacheException} had none. */
    private static boolean isDoubtful(Throwable failure) {
        return !(failure instanceof EngineClosedException)
                && (failure instanceof CacheEngineException || !(failure instanceof CacheException));
    }

    private static void forget(Holder met, @Nullable Object key, Throwable failure) {
        if (key == null || met.serving == null) {
            return;
        }
        try {
            met.engine.remove(key);
        } catch (Exception | LinkageError e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }

    private void awaitNext(Holder met) {
        if (!met.awaitReplaced(PATIENCE_NANOS)) {
            throw new CacheEngineException(
                    "Cache '" + cache + "' waited in vain for its engine to be exchanged; the write had no effect",
                    cache,
                    engine(),
                    null);
        }
    }
}
