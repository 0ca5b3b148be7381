package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** After a failover sentinels do not agree for a while. */
final class MasterSearchTest {

    private final FakeSentinel one = new FakeSentinel(1001, 1);
    private final FakeSentinel other = new FakeSentinel(1001, 1);
    private final AtomicLong now = new AtomicLong();
    private final MasterSearch search = search();

    private MasterSearch search() {
        ServerSettings settings = Options.of(
                        "t", Map.of(), Map.of(Options.SENTINELS, one.address() + "," + other.address()))
                .server();
        return new MasterSearch(Objects.requireNonNull(settings.sentinels()), settings, now::get);
    }

    @AfterEach
    void close() throws Exception {
        one.close();
        other.close();
    }

    @Test
    void master_thatOnlyOneKnowsYet_isBelievedByItsEpoch() {
        assertThat(search.find().getPort()).isEqualTo(1001);
        assertThat(search.changes()).isZero();
        other.name(1002, 2);

        assertThat(search.find().getPort()).isEqualTo(1002);
        assertThat(search.changes()).isEqualTo(1);
    }

    @Test
    void master_ofAnEarlierEpoch_isNotBelievedWhileItMayBeStale() throws Exception {
        other.name(1002, 2);
        assertThat(search.find().getPort()).isEqualTo(1002);
        other.close();

        assertThatThrownBy(search::find)
                .isInstanceOf(JedisConnectionException.class)
                .satisfies(e -> assertThat(Faults.reason((Exception) e))
                        .contains("No sentinel knows the master mymaster")
                        .contains("They name the one before, 127.0.0.1:1001"));
        one.name(1002, 2);
        assertThat(search.find().getPort()).isEqualTo(1002);
        assertThat(search.changes()).isZero();
    }

    @Test
    void sentinels_thatWereSetUpAnew_areBelievedAfterAWhile() {
        other.name(1002, 2);
        assertThat(search.find().getPort()).isEqualTo(1002);
        one.name(1003, 0);
        other.name(1003, 0);

        now.addAndGet(TimeUnit.SECONDS.toNanos(29));
        assertThatThrownBy(search::find).isInstanceOf(JedisConnectionException.class);

        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(search.find().getPort()).isEqualTo(1003);
        assertThat(search.changes()).isEqualTo(1);
    }
}
