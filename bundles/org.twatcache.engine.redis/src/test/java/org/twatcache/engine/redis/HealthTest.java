package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

final class HealthTest {

    private final Prober prober = new Prober();
    private final AtomicBoolean answers = new AtomicBoolean();
    private final AtomicInteger news = new AtomicInteger();
    private final Health health = new Health("here", this::ask, prober, news::incrementAndGet);

    private void ask() {
        if (!answers.get()) {
            throw new JedisConnectionException("silence");
        }
    }

    @AfterEach
    void close() {
        health.close();
        prober.close();
    }

    private void fail() {
        health.failed(new JedisConnectionException("silence"));
    }

    @Test
    void server_thatFailsOnceAmongAnswers_andAnswersWhenItIsAsked_isUp() {
        answers.set(true);
        for (int i = 0; i < 20; i++) {
            health.answered();
            health.answered();
            health.answered();
            fail();
        }

        assertThat(health.down()).isNull();
        assertThatCode(health::requireUp).doesNotThrowAnyException();
    }

    @Test
    void server_thatFailsOnceAtFirst_orAfterItWasDown_isUp() throws Exception {
        answers.set(true);
        health.answered();
        fail();
        health.answered();
        assertThat(health.down()).isNull();

        fail();
        fail();
        await().until(() -> health.down() == null);
        fail();
        health.answered();
        health.answered();

        assertThat(health.down()).isNull();
    }

    @Test
    void server_thatFailsOnce_andIsSilentWhenItIsAsked_isDown() {
        fail();

        await().until(() -> health.down() != null);
        answers.set(true);
        await().until(() -> health.down() == null);
    }

    @Test
    void server_thatFailsTwice_isDownUntilAProbeIsAnswered() {
        health.answered();
        health.answered();
        fail();
        fail();

        assertThat(health.down()).startsWith("no answer since ").endsWith("(silence)");
        assertThatThrownBy(health::requireUp).isInstanceOf(ServerDownException.class);
        await().untilAtomic(news, equalTo(1));
        answers.set(true);
        await().untilAtomic(news, equalTo(2));
        assertThatCode(health::requireUp).doesNotThrowAnyException();
        fail();
        assertThatCode(health::requireUp).doesNotThrowAnyException();
    }

    @Test
    void probe_thatThrowsWhatNobodyExpects_isRepeated() {
        AtomicInteger asked = new AtomicInteger();
        Health strange = new Health(
                "there",
                () -> {
                    if (asked.incrementAndGet() < 3) {
                        throw new IllegalStateException();
                    }
                },
                prober,
                news::incrementAndGet);
        strange.goDown(new JedisConnectionException("silence"));

        await().untilAsserted(() -> assertThat(strange.down()).isNull());
    }
}
