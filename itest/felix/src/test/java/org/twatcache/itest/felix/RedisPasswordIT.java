package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.twatcache.itest.support.Recipes.config;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.itest.redis.RedisServer;

/** The password of a server is changed, and the configuration follows: no client does anything. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class RedisPasswordIT {

    private static final String PID = "org.twatcache.engine.redis";
    private static final String PORT = "redis.port.of.test";

    @Inject
    CacheContexts contexts;

    @Inject
    CacheAdmin admin;

    @Inject
    ConfigurationAdmin configurations;

    @Configuration
    public Option[] cast() throws IOException {
        RedisServer server = RedisServer.start();
        letIn(server.port(), "first");
        return options(
                testLibraries(),
                core(),
                systemProperty(PORT).value(Integer.toString(server.port())),
                config(PID, "redis.uri=" + uri(server.port(), "first"), "redis.timeout=200ms"),
                engine("redis"));
    }

    @Test
    public void password_changedOnTheServerAndThenInTheConfiguration_costsNoEntry() throws IOException {
        int port = Integer.getInteger(PORT);
        try (Cache<String, String> cache = contexts.open(CacheSpec.of(String.class, String.class)
                .named("guarded")
                .engine("redis")
                .build())) {
            cache.put("kept", "v");
            cache.put("removed", "v");

            say(port, "ACL DELUSER app");
            letIn(port, "second");
            await().ignoreExceptions().until(() -> cache.get("kept") == null);
            await().until(() -> admin.find("guarded").info().engine().isEmpty());
            cache.remove("removed");
            assertThat(cache.get("loaded", key -> "anew")).isEqualTo("anew");

            configurations
                    .getConfiguration(PID, "?")
                    .update(FrameworkUtil.asDictionary(
                            Map.of("redis.uri", uri(port, "second"), "redis.timeout", "200ms")));
            await().until(() -> "v".equals(cache.get("kept")));
            assertThat(cache.get("removed")).isNull();
            cache.put("more", "v");
            assertThat(cache.get("more")).isEqualTo("v");
        }
    }

    @Test
    public void password_changedOnTheServerAndThenInItsFile_costsNoEntry() throws IOException {
        int port = Integer.getInteger(PORT);
        letIn(port, "first");
        Path file = Files.writeString(Files.createTempFile("secret", null), "first");
        try (Cache<String, String> cache = contexts.open(CacheSpec.of(String.class, String.class)
                .named("guarded by a file")
                .engine("redis")
                .option("redis.port", Integer.toString(port))
                .option("redis.user", "app")
                .option("redis.password", "file:" + file)
                .build())) {
            cache.put("kept", "v");
            cache.put("removed", "v");

            say(port, "ACL DELUSER app");
            letIn(port, "second");
            await().ignoreExceptions().until(() -> cache.get("kept") == null);
            await().until(() -> admin.find("guarded by a file").info().engine().isEmpty());
            cache.remove("removed");

            Files.writeString(file, "second");
            await().atMost(Duration.ofSeconds(5)).until(() -> "v".equals(cache.get("kept")));
            assertThat(cache.get("removed")).isNull();
        } finally {
            Files.delete(file);
        }
    }

    private static String uri(int port, String password) {
        return "redis://app:" + password + "@127.0.0.1:" + port;
    }

    private static void letIn(int port, String password) throws IOException {
        say(port, "ACL SETUSER app on >" + password + " ~* &* +@all");
    }

    /** A line of the server's protocol, as somebody with a terminal would type it. */
    private static void say(int port, String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.readLine()).as("answer to %s", line).matches("\\+OK|:1");
        }
    }
}
