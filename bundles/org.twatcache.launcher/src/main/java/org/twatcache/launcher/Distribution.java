package org.twatcache.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that Maven assembled: {@code lib} with this launcher, {@code bundle}, and {@code conf}: configurations, and
 * {@code bundles}, which lists the bundles in the order in which they start.
 *
 * @param home the folder
 */
record Distribution(Path home) {

    /** The distribution that this class was started from. */
    static Distribution find() throws PlatformException {
        try {
            CodeSource source = Distribution.class.getProtectionDomain().getCodeSource();
            return new Distribution(
                    Path.of(source.getLocation().toURI()).resolve("../..").normalize());
        } catch (URISyntaxException e) {
            throw new PlatformException("the launcher does not know where it is: " + e.getMessage(), e);
        }
    }

    /** The bundles' files in the order in which they start. */
    List<Path> bundles() throws PlatformException {
        Path list = home.resolve("conf/bundles");
        try {
            return Files.readAllLines(list).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> home.resolve("bundle").resolve(line))
                    .toList();
        } catch (IOException e) {
            throw new PlatformException("the list of bundles cannot be read: " + e, e);
        }
    }

    /** Where configurations are: here, and with the data of whoever must not write here. */
    List<Path> configurations(Path data) {
        return Stream.of(home.resolve("conf"), data.resolve("conf"))
                .filter(Files::isDirectory)
                .toList();
    }

    /** The version of this launcher. */
    static String version() {
        @Nullable String version = Distribution.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
