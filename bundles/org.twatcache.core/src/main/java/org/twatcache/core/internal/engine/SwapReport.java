package org.twatcache.core.internal.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheException;
import org.twatcache.CacheOperationException;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.engine.Source.SourceException;

/** How far a {@link Swap} is, and what came of it. Written by the thread that exchanges and by whoever calls it off. */
final class SwapReport implements Migration {

    private final String cache;
    private final String from;
    private final String to;
    private final SwapMode mode;
    private final Marks marks;
    private final BooleanSupplier cancel;
    private final long began = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Stage stage = Stage.OPENING;
    private volatile @Nullable Copier copier;
    private volatile long expected;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable Result result;
    private long pausedAt;
    private long pause;

    SwapReport(String cache, String from, String to, SwapMode mode, Marks marks, BooleanSupplier cancel) {
        this.cache = cache;
        this.from = from;
        this.to = to;
        this.mode = mode;
        this.marks = marks;
        this.cancel = cancel;
    }

    boolean isOpening() {
        return stage == Stage.OPENING;
    }

    /** How long ago it began. */
    long nanos() {
        return System.nanoTime() - began;
    }

    void expects(long entries) {
        expected = entries;
    }

    void copies(Copier at) {
        copier = at;
        stage = Stage.COPYING;
    }

    void catchesUp() {
        stage = Stage.CATCHING_UP;
    }

    void pauses() {
        pausedAt = System.nanoTime();
        stage = Stage.PAUSED;
    }

    void resumes() {
        pause = Math.max(pause, System.nanoTime() - pausedAt);
    }

    /** The new engine serves. */
    void succeeds(long dropped) {
        Copier done = copier;
        resumes();
        result = new Result(
                from,
                to,
                mode,
                done == null ? 0 : Math.max(0, done.kept()),
                dropped,
                Duration.ofNanos(System.nanoTime() - began),
                Duration.ofNanos(pause));
        stage = Stage.DONE;
    }

    /** The former engine serves on. */
    void fails(RuntimeException reason) {
        failure = reason;
        stage = Stage.FAILED;
    }

    /** Lets go whoever waits. */
    void ends() {
        over.countDown();
    }

    /** What came of it; only for one that flipped. */
    Result result() {
        return requireNonNull(result);
    }

    /** The error for an operator who waits for it. */
    RuntimeException error(Throwable e) {
        if (e instanceof SourceException source) {
            return error("the engine " + from + " failed while it was read: " + source.getCause(), e);
        }
        return e instanceof CacheException told ? told : error("the engine " + to + " failed: " + e, e);
    }

    CacheOperationException error(String reason, @Nullable Throwable cause) {
        return new CacheOperationException(
                "Cache '" + cache + "' was not moved from " + from + " to " + to + ": " + reason + "; " + from
                        + " serves on",
                cache,
                to,
                cause);
    }

    @Override
    public Progress progress() {
        Copier at = copier;
        return new Progress(stage, at == null ? 0 : at.copied(), expected, marks.size());
    }

    @Override
    public boolean cancel() {
        return cancel.getAsBoolean();
    }

    @Override
    public Result await(Duration limit) throws InterruptedException {
        if (!over.await(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
            throw new CacheOperationException(
                    "Cache '" + cache + "' is still being moved from " + from + " to " + to + " after " + limit + ": "
                            + progress(),
                    cache,
                    to,
                    null);
        }
        Result reached = result;
        if (reached != null) {
            return reached;
        }
        throw requireNonNull(failure);
    }
}
