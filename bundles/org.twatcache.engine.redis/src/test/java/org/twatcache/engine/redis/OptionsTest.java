package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twatcache.CacheConfigurationException;

final class OptionsTest {

    private static ServerSettings settings(Map<String, String> wished) {
        return Options.of("t", Map.of(), wished).server();
    }

    @Test
    void nothingGiven_isTheServerOfThisMachine() {
        ServerSettings settings = settings(Map.of());

        assertThat(settings.toString()).isEqualTo("redis://127.0.0.1:6379/0 as nobody");
        assertThat(settings.timeoutMillis()).isEqualTo(1_000);
    }

    @Test
    void uri_withEverything_isRead() {
        ServerSettings settings = settings(Map.of(Options.URI, "rediss://ann:p%40ss:word@example.org:7000/3"));

        assertThat(settings.toString()).isEqualTo("rediss://example.org:7000/3 as ann");
        assertThat(settings.credentials().password()).isEqualTo("p@ss:word");
    }

    @Test
    void singleOptions_sayTheSame() {
        assertThat(settings(Map.of(
                        Options.HOST, "example.org",
                        Options.PORT, "7000",
                        Options.USER, "ann",
                        Options.PASSWORD, "pw",
                        Options.DATABASE, "3",
                        Options.TLS, "true")))
                .isEqualTo(settings(Map.of(Options.URI, "rediss://ann:pw@example.org:7000/3")));
    }

    @Test
    void secret_mayStandElsewhere(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "pw\n");

        assertThat(settings(Map.of(Options.PASSWORD, "file:" + file))
                        .credentials()
                        .password())
                .isEqualTo("pw");
        assertThat(settings(Map.of(Options.PASSWORD, "env:PATH")).credentials().password())
                .isEqualTo(System.getenv("PATH"));
    }

    @Test
    void specThatNamesAServer_takesNoPasswordFromTheConfiguration() {
        Map<String, String> configured =
                Map.of(Options.HOST, "one", Options.PASSWORD, "one's", Options.TIMEOUT, "7ms", Options.USER, "");
        ServerSettings other =
                Options.of("t", configured, Map.of(Options.HOST, "other")).server();

        assertThat(other.host()).isEqualTo("other");
        assertThat(other.credentials()).isEqualTo(Credentials.NONE);
        assertThat(other.timeoutMillis()).isEqualTo(7);
        assertThat(Options.of("t", configured, Map.of(Options.POOL_SIZE, "3"))
                        .server()
                        .credentials()
                        .password())
                .isEqualTo("one's");
    }

    @ParameterizedTest
    @CsvSource({
        "redis.uri, http://h:1, 'has to be redis://'",
        "redis.uri, redis://, 'has to be redis://'",
        "redis.uri, 'redis://u:sec ret@h', 'has to be redis://'",
        "redis.uri, redis://secret@h, 'user without a password'",
        "redis.uri, redis://h/x, 'number of a database'",
        "redis.uri, redis://h/-1, 'number of a database'",
        "redis.cluster, 'a', 'host:port'",
        "redis.sentinels, 'a:1,b', 'host:port'",
        "redis.sentinels, 'a:0', 'host:port'",
        "redis.sentinels, 'a:1,,b:2', 'host:port'",
        "redis.port, 0, 'from 1 to 65535'",
        "redis.port, 1e3, 'from 1 to 65535'",
        "redis.database, -1, 'from 0'",
        "redis.user, ann, 'has no redis.password'",
        "redis.password, env:TWAT_CACHE_NOT_SET, 'is not set'",
        "redis.password, file:/no/such/file, 'cannot be read'",
        "redis.tls, yes, 'true or false'",
        "redis.tls.ca, /no/such/file, 'no file'",
        "redis.timeout, 0s, 'a duration'",
        "redis.timeout, 5, 'a duration'",
        "redis.connect.timeout, 601s, 'a duration'",
        "redis.pool.size, 0, 'from 1'",
        "redis.client.name, 'a b', 'ASCII'"
    })
    void value_thatMakesNoSense_isRefusedWithTheReason(String option, String value, String reason) {
        assertThatThrownBy(() -> settings(Map.of(option, value)))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageStartingWith("Cache 't': the option " + option)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("sec ret");
    }

    @Test
    void invalidation_isOneOfThree() {
        assertThat(Options.of("t", Map.of(), Map.of()).invalidation()).isEqualTo(Invalidation.TRACKING);
        assertThat(Options.of("t", Map.of(Options.INVALIDATION, "pubsub"), Map.of())
                        .invalidation())
                .isEqualTo(Invalidation.PUBSUB);
        assertThatThrownBy(() -> Options.of("t", Map.of(), Map.of(Options.INVALIDATION, "polling"))
                        .invalidation())
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("tracking, pubsub or none");
    }

    @Test
    void uriBesideASingleOption_isRefused() {
        assertThatThrownBy(() -> settings(Map.of(Options.URI, "redis://h", Options.PORT, "1")))
                .hasMessageContaining("redis.port is given beside redis.uri");
    }
}
