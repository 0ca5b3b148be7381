package org.twatcache.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;

/** What the framework and the log are told before they start. */
final class Settings {

    private static final String LOG = "org.slf4j.simpleLogger.";
    private static final String SLF4J = "1.7.36";
    private static final String FILE_INSTALL = "felix.fileinstall.";

    private Settings() {}

    /**
     * The framework's properties; bundles read them through their context.
     *
     * @param configurations folders whose files named {@code *.cfg} are configurations
     */
    static Map<String, String> framework(Path storage, Path data, List<Path> configurations, boolean progress) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        settings.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                String.join(
                        ",",
                        "org.slf4j;version=" + SLF4J,
                        "org.slf4j.event;version=" + SLF4J,
                        "org.slf4j.helpers;version=" + SLF4J,
                        "org.slf4j.spi;version=" + SLF4J));
        // Only what a bundle imports is visible to it: no guesses by call stack, no handlers for the whole JVM.
        settings.put("felix.bootdelegation.implicit", "false");
        settings.put("felix.service.urlhandlers", "false");
        settings.put("felix.log.level", "1");
        // A dozen bundles resolve sooner on this thread than on a pool that is made for them.
        settings.put("felix.resolver.parallelism", "1");
        settings.put("twat-cache.data", data.toString());
        fileInstall(settings, storage, configurations);
        if (progress) {
            settings.put("twat-cache.progress", "true");
        }
        return settings;
    }

    /** Configurations are there before the first component, are read only, and bundles are none of its business. */
    private static void fileInstall(Map<String, String> settings, Path storage, List<Path> configurations) {
        settings.put(
                FILE_INSTALL + "dir",
                configurations.stream().map(Path::toString).collect(Collectors.joining(",")));
        settings.put(FILE_INSTALL + "filter", ".*\\.cfg");
        settings.put(FILE_INSTALL + "subdir.mode", "skip");
        settings.put(FILE_INSTALL + "noInitialDelay", "true");
        settings.put(FILE_INSTALL + "enableConfigSave", "false");
        settings.put(FILE_INSTALL + "tmpdir", storage.resolve("fileinstall").toString());
        settings.put(FILE_INSTALL + "log.level", "1");
    }

    /** The log's settings, as system properties: they must stand before the first logger. */
    static void log(Properties system, boolean debug) {
        system.putIfAbsent(LOG + "defaultLogLevel", debug ? "info" : "warn");
        system.putIfAbsent(LOG + "log.org.twatcache", debug ? "debug" : "warn");
        system.putIfAbsent(LOG + "showThreadName", String.valueOf(debug));
        system.putIfAbsent(LOG + "showShortLogName", String.valueOf(!debug));
    }
}
