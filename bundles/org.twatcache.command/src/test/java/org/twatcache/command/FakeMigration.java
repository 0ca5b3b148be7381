package org.twatcache.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheOperationException;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;

/** A migration that a test steers: it is over after so many waits, or never, well or badly. */
public final class FakeMigration implements Migration {

    public Result result =
            new Result("caffeine", "xodus", SwapMode.MIGRATE, 1000, 0, Duration.ofMillis(41), Duration.ofMillis(2));
    public int waitsBeforeTheEnd;
    public boolean hangs;
    public boolean cancellable = true;
    public @Nullable String failure;
    public Runnable meanwhile = () -> {};
    public final CountDownLatch awaited = new CountDownLatch(1);
    public final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile Stage stage = Stage.COPYING;

    @Override
    public Progress progress() {
        return new Progress(stage, 10, 1000, 3);
    }

    @Override
    public boolean cancel() {
        cancelled.countDown();
        return cancellable;
    }

    @Override
    public Result await(Duration limit) throws InterruptedException {
        awaited.countDown();
        meanwhile.run();
        if (hangs) {
            new CountDownLatch(1).await();
        } else if (waitsBeforeTheEnd-- > 0) {
            throw new CacheOperationException("It is still under way", "t", "xodus", null);
        } else if (failure != null) {
            stage = Stage.FAILED;
            throw new CacheOperationException(failure, "t", "xodus", null);
        }
        stage = Stage.DONE;
        return result;
    }
}
