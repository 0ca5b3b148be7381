package org.twatcache.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldTest {

    private static final StackTraceElement[] POOL = {
        new StackTraceElement("java.util.concurrent.SynchronousQueue", "poll", "S.java", 1),
        new StackTraceElement("java.util.concurrent.ThreadPoolExecutor", "getTask", "T.java", 1)
    };

    @Test
    void worker_waitingForItsEnd_isIdle() {
        assertThat(Held.isIdleWorker(Thread.State.TIMED_WAITING, POOL)).isTrue();
    }

    @Test
    void worker_waitingForever_isNot() {
        assertThat(Held.isIdleWorker(Thread.State.WAITING, POOL)).isFalse();
    }

    @Test
    void thread_ofNoPool_isNot() {
        assertThat(Held.isIdleWorker(Thread.State.TIMED_WAITING, new StackTraceElement[0]))
                .isFalse();
    }
}
