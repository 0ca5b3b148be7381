package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;

final class TlsTest {

    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {2};

    private final RedisEngineFactory factory = new RedisEngineFactory();

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void trustedServer_isServed(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder, "ip:127.0.0.1");
        int port = freePort();
        try (RedisServer server = start(certificates, port)) {
            put(Map.of(Options.TLS_CA, certificates.authority.toString()), server, port);
            put(
                    Map.of(
                            Options.TLS_TRUST_STORE,
                            certificates.store.toString(),
                            Options.TLS_TRUST_STORE_PASSWORD,
                            "changeit"),
                    server,
                    port);
        }
    }

    @Test
    void serverThatIsNotTrusted_isRefused(@TempDir Path folder) throws Exception {
        int port = freePort();
        try (RedisServer server = start(new Certificates(folder, "ip:127.0.0.1"), port)) {
            assertThatThrownBy(() -> put(Map.of(), server, port))
                    .isInstanceOf(EngineNotAvailableException.class)
                    .hasMessageContaining("unable to find valid certification path");
        }
    }

    @Test
    void certificateForAnotherHost_isRefused(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder, "dns:other.example");
        int port = freePort();
        try (RedisServer server = start(certificates, port)) {
            assertThatThrownBy(() -> put(Map.of(Options.TLS_CA, certificates.authority.toString()), server, port))
                    .isInstanceOf(EngineNotAvailableException.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void certificateThatExpired_isRefused(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder, "ip:127.0.0.1", "-startdate", "-10d", "-validity", "1");
        int port = freePort();
        try (RedisServer server = start(certificates, port)) {
            assertThatThrownBy(() -> put(Map.of(Options.TLS_CA, certificates.authority.toString()), server, port))
                    .isInstanceOf(EngineNotAvailableException.class)
                    .hasMessageContaining("NotAfter");
        }
    }

    @Test
    void portWithoutTls_isRefusedInTime() {
        try (RedisServer server = RedisServer.start()) {
            assertThatThrownBy(() -> put(Map.of(), server, server.port()))
                    .isInstanceOf(EngineNotAvailableException.class)
                    .hasMessageContaining("No TLS with 127.0.0.1");
        }
    }

    @Test
    void portWithTls_spokenToWithout_isRefusedInTime(@TempDir Path folder) throws Exception {
        int port = freePort();
        try (RedisServer server = start(new Certificates(folder, "ip:127.0.0.1"), port)) {
            TestRequestBuilder plain = Requests.on(server, "t").option(Options.URI, "redis://127.0.0.1:" + port);
            assertThatThrownBy(() -> factory.create(plain.build())).isInstanceOf(EngineNotAvailableException.class);
        }
    }

    private void put(Map<String, String> options, RedisServer server, int port) {
        TestRequestBuilder request = Requests.on(server, "t").option(Options.URI, "rediss://127.0.0.1:" + port);
        options.forEach(request::option);
        CacheEngine<byte[]> engine = factory.create(request.build());
        engine.put(KEY, VALUE, CacheEngine.NO_DEADLINE);
        assertThat(engine.get(KEY)).isEqualTo(VALUE);
        engine.close();
    }

    private static RedisServer start(Certificates certificates, int port) {
        return RedisServer.start(
                "--tls-port",
                Integer.toString(port),
                "--tls-cert-file",
                certificates.certificate.toString(),
                "--tls-key-file",
                certificates.key.toString(),
                "--tls-ca-cert-file",
                certificates.authority.toString(),
                "--tls-auth-clients",
                "no");
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
