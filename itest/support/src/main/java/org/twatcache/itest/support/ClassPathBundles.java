package org.twatcache.itest.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The bundles on the class path of the test, found by symbolic name: the versions stand in the POM, and neither a version nor
 * a path in a test.
 */
final class ClassPathBundles {

    private static final Map<String, Path> FILES = files();

    private ClassPathBundles() {}

    /** The file of a bundle. */
    static Path file(String symbolicName) {
        Path file = FILES.get(symbolicName);
        if (file == null) {
            throw new IllegalArgumentException("The class path has no bundle '" + symbolicName + "'; it has "
                    + FILES.keySet() + ". Modules are found as jars only: run mvn verify from the root");
        }
        return file;
    }

    private static Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        try {
            ClassLoader loader = ClassPathBundles.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                URLConnection connection = url.openConnection();
                if (connection instanceof JarURLConnection jar) {
                    String name = symbolicName(jar);
                    if (name != null) {
                        files.putIfAbsent(name, Path.of(jar.getJarFileURL().toURI()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static @Nullable String symbolicName(JarURLConnection jar) throws IOException {
        jar.setUseCaches(false);
        try (InputStream stream = jar.getInputStream()) {
            String header = new Manifest(stream).getMainAttributes().getValue("Bundle-SymbolicName");
            int directives = header == null ? -1 : header.indexOf(';');
            return directives < 0 ? header : header.substring(0, directives).strip();
        }
    }
}
