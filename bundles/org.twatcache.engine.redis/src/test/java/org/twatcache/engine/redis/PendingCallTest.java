package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

final class PendingCallTest {

    private final AtomicInteger abandoned = new AtomicInteger();
    private final PendingCall<String> call = new PendingCall<>(Commands.ping());

    @Test
    void call_thatWasGivenUp_isNotSentLater() {
        assertThatThrownBy(() -> call.await(System.nanoTime())).isInstanceOf(JedisConnectionException.class);

        assertThat(call.begins(abandoned::incrementAndGet)).isFalse();
        assertThat(abandoned).hasValue(0);
    }

    @Test
    void call_thatWasSent_isGivenUpAllTheSame_andAnswerIsNoHarm() {
        assertThat(call.begins(abandoned::incrementAndGet)).isTrue();
        assertThatThrownBy(() -> call.await(System.nanoTime())).isInstanceOf(JedisConnectionException.class);
        assertThat(abandoned).hasValue(1);

        call.answered("PONG".getBytes(US_ASCII));
        assertThat(call.await(System.nanoTime())).isEqualTo("PONG");
    }
}
