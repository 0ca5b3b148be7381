package org.twatcache.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder that Maven assembled: {@code lib} with this launcher, {@code bundle}, and {@code conf}: configurations, and
 * {@code bundles}, which lists the bundles in the order in which they start.
 *
 * @param home the folder
 */
record Distribution(Path home) {

    private static final String READER = "org.apache.felix.fileinstall-";

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

    /**
     * The bundles' files in the order in which they start.
     *
     * @param configured whether there are configurations to be read; without them who reads them is left out, for
     *     it takes its time
     */
    List<Path> bundles(boolean configured) throws PlatformException {
        Path list = home.resolve("conf/bundles");
        try {
            return Files.readAllLines(list).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .filter(line -> configured || !line.startsWith(READER))
                    .map(line -> home.resolve("bundle").resolve(line))
                    .toList();
        } catch (IOException e) {
            throw new PlatformException("the list of bundles cannot be read: " + e, e);
        }
    }

    /** The folders with configurations: here, and with the data of whoever must not write here. */
    List<Path> configurations(Path data) throws PlatformException {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(home.resolve("conf"), data.resolve("conf"))) {
            if (Files.isDirectory(folder) && hasConfigurations(folder)) {
                found.add(folder);
            }
        }
        return found;
    }

    private static boolean hasConfigurations(Path folder) throws PlatformException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.cfg")) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            throw new PlatformException("the configurations in " + folder + " cannot be read: " + e, e);
        }
    }

    /** The version of this launcher. */
    static String version() {
        @Nullable String version = Distribution.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
