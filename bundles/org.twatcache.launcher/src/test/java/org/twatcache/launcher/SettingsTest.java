package org.twatcache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void framework_isToldDataAndProgress() {
        Map<String, String> settings = Settings.framework(
                Path.of("/tmp/s"), Path.of("/data"), List.of(Path.of("/conf"), Path.of("/data/conf")), true);

        assertThat(settings)
                .containsEntry("org.osgi.framework.storage", "/tmp/s")
                .containsEntry("twat-cache.data", "/data")
                .containsEntry("felix.fileinstall.dir", "/conf,/data/conf")
                .containsEntry("twat-cache.progress", "true");
    }

    @Test
    void framework_withoutATerminal_knowsNoProgress() {
        assertThat(Settings.framework(Path.of("/s"), Path.of("/d"), List.of(), false))
                .doesNotContainKey("twat-cache.progress");
    }

    @Test
    void log_settingsOfTheUser_stand() {
        Properties system = new Properties();
        system.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "trace");

        Settings.log(system, false);

        assertThat(system)
                .containsEntry("org.slf4j.simpleLogger.defaultLogLevel", "trace")
                .containsEntry("org.slf4j.simpleLogger.log.org.twatcache", "warn");
    }
}
