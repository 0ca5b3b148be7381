package org.twatcache.core.internal.cache;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.engine.FoulKey;

/**
 * Loads whose values come later. Each is a {@link Load} as any other, registered until its value is stored; who asks meanwhile is told by its
 * promise, on a thread of the platform. Everything here may wait for an engine.
 *
 * <p>NullAway is off: it does not see that a stage may be of null.
 */
@SuppressWarnings("NullAway")
final class StagedLoads {

    private final String cache;
    private final EntryStore store;
    private final LoadThrough through;
    private final AsyncCalls calls;

    StagedLoads(String cache, EntryStore store, LoadThrough through, AsyncCalls calls) {
        this.cache = cache;
        this.store = store;
        this.through = through;
        this.calls = calls;
    }

    /**
     * Loads after a read that found nothing, or something that is due.
     *
     * @param call calls the function
     * @param usable whether that is so, and it was not an engine that failed
     * @param due what is to be loaded anew, or null
     */
    CompletionStage<@Nullable Object> load(Object key, Later<Object> call, boolean usable, @Nullable Due due) {
        RuntimeException foul = FoulKey.check(cache, key);
        if (foul != null) {
            throw foul;
        }
        Exception failure = store.loads().failure(key);
        if (failure != null) {
            return instead(key, through.repeated(key, failure));
        }
        Load mine = new Load(key);
        mine.promises(new CompletableFuture<>());
        Load other = store.loads().register(mine);
        if (other == null) {
            return begin(mine, call, usable, due != null);
        } else if (other.isOvertaken()) {
            store.loads().registerBeside(mine);
            return begin(mine, call, false, false);
        }
        CompletableFuture<@Nullable Object> promise = other.promise();
        if (promise == null) {
            return CompletableFuture.completedStage(through.await(other));
        }
        return outcome(key, promise)
                .thenCompose(value -> value == Load.UNSHARED
                        ? load(key, call, usable, due)
                        : CompletableFuture.completedStage(value));
    }

    private CompletionStage<@Nullable Object> begin(Load load, Later<Object> call, boolean usable, boolean ahead) {
        CompletableFuture<@Nullable Object> promise = Objects.requireNonNull(load.promise());
        Place place = Place.NONE;
        try {
            if (usable) {
                place = through.keeping().place(load.key, ahead);
            }
            Place taken = place;
            Object there = place.there();
            if (there != null) {
                store.loads().unregister(load);
                load.endUnshared();
                return CompletableFuture.completedStage(there == Absent.ABSENT ? null : there);
            }
            Loaded.Beginning beginning = through.keeping().beginning();
            CompletionStage<?> stage = Objects.requireNonNull(call.get(), "what the function gave");
            CompletionStage<?> unused = stage.whenComplete(
                    (value, failure) -> onward(load, () -> settle(load, call, value, failure, beginning, taken)));
        } catch (Throwable e) {
            // Others need not wait until its lease ends.
            through.keeping().release(load.key, place);
            fail(load, e);
        }
        return outcome(load.key, promise);
    }

    /** Away from the thread on which the function's stage ended, which is not ours to hold up. */
    private void onward(Load load, Runnable settling) {
        CompletionStage<?> unused = calls.call(() -> {
                    settling.run();
                    return load;
                })
                .exceptionally(ended -> {
                    store.loads().unregister(load);
                    load.fail(ended);
                    return load;
                });
    }

    private void settle(
            Load load,
            Later<Object> call,
            @Nullable Object value,
            @Nullable Throwable failure,
            Loaded.Beginning beginning,
            Place place) {
        if (failure != null) {
            through.keeping().release(load.key, place);
            fail(
                    load,
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
            return;
        }
        Loaded loaded;
        try {
            loaded = beginning.come(call, value);
        } catch (RuntimeException | Error e) {
            // Of the client's, who was asked how it is to be kept.
            through.keeping().release(load.key, place);
            fail(load, e);
            return;
        }
        through.succeeded();
        boolean kept = through.keeping().keep(load, loaded, place);
        if (!kept) {
            through.keeping().release(load.key, place);
        }
        store.loads().unregister(load);
        load.succeed(value);
    }

    private void fail(Load load, Throwable failure) {
        through.failed(load, failure);
        store.loads().unregister(load);
        load.fail(failure);
    }

    /** What a promise brings, or in place of its failure what may be given then. */
    private CompletionStage<@Nullable Object> outcome(Object key, CompletableFuture<@Nullable Object> promise) {
        CompletionStage<CompletionStage<@Nullable Object>> settled = promise.handle(
                (value, failure) -> failure == null ? CompletableFuture.completedStage(value) : instead(key, failure));
        return settled.thenCompose(stage -> stage);
    }

    private CompletionStage<@Nullable Object> instead(Object key, Throwable failure) {
        Object older = through.excused(key, failure);
        return older != null ? CompletableFuture.completedStage(older) : CompletableFuture.failedStage(failure);
    }
}
