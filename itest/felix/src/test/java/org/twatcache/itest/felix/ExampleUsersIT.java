package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.twatcache.itest.pages.Documentation;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.story.Services;

/** The example that knows nothing of caches, and the file of the sources that has it cached. */
final class ExampleUsersIT {

    private static final String PID = "org.twatcache.services.proxy";

    private EmbeddedFramework framework;

    @BeforeEach
    void enter(@TempDir Path folder) throws Exception {
        framework = EmbeddedFramework.launch(folder, "org.osgi.service.cm;version=1.6.1");
        framework.start(Cast.scr());
        framework.start(List.of(Cast.api(), Cast.core(), Cast.engine("caffeine"), "org.twatcache.services"));
        framework.start(Cast.command());
        framework.start(List.of("org.twatcache.example.users"));
    }

    @AfterEach
    void leave() {
        framework.close();
    }

    @Test
    void service_isCachedWhileItsFileIsThere() throws Exception {
        assertThat(typed("user 7")).isEqualTo("user 7, told by request 1");
        assertThat(typed("user 7")).isEqualTo("user 7, told by request 2");

        Configuration file = configure();

        await().atMost(ServiceProxyStage.PATIENCE).until(() -> typed("user 7").equals(typed("user 7")));
        String kept = typed("user 7");
        assertThat(typed("user 8")).startsWith("user 8, told by request");
        assertThat(typed("user 7")).isEqualTo(kept);
        assertThat(typed("cache:stats --json")).contains("\"cache\":\"users.find(java.lang.String)\"");

        file.delete();

        await().atMost(ServiceProxyStage.PATIENCE).until(() -> !typed("user 7").equals(typed("user 7")));
    }

    private Configuration configure() throws Exception {
        Properties lines = new Properties();
        Path file = Documentation.ROOT.resolve("cnf/etc/" + PID + "-users.cfg");
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        Map<String, Object> values = new HashMap<>();
        lines.stringPropertyNames().forEach(key -> values.put(key, lines.getProperty(key)));
        Configuration created = Services.service(framework.context(), ConfigurationAdmin.class, "(objectClass=*)")
                .createFactoryConfiguration(PID, "?");
        created.update(FrameworkUtil.asDictionary(values));
        return created;
    }

    /** What a line of the shell prints. */
    @SuppressWarnings("unchecked")
    private String typed(String line) {
        Function<Map<String, Object>, Integer> runner =
                Services.service(framework.context(), Function.class, "(twat-cache.shell=runner)");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(runner.apply(Map.of("script", line, "out", out, "err", out)))
                .as("exit code of %s", line)
                .isZero();
        return printed.toString(StandardCharsets.UTF_8).strip();
    }
}
