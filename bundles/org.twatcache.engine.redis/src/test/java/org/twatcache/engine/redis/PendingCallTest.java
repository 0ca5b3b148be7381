package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

final class PendingCallTest {

    private final PendingCall<String> call = new PendingCall<>(Commands.ping());

    @Test
    void call_thatWasGivenUp_isNotSentLater() {
        assertThatThrownBy(() -> call.await(System.nanoTime())).isInstanceOf(JedisConnectionException.class);

        assertThat(call.begins()).isFalse();
    }

    @Test
    void call_thatWasSent_isGivenUpAllTheSame_andAnswerIsNoHarm() {
        assertThat(call.begins()).isTrue();
        assertThatThrownBy(() -> call.await(System.nanoTime())).isInstanceOf(JedisConnectionException.class);

        call.answered("PONG".getBytes(US_ASCII));
        assertThat(call.await(System.nanoTime())).isEqualTo("PONG");
    }
}
