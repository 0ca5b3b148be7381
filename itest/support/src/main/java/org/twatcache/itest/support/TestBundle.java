package org.twatcache.itest.support;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bundle made by bnd from classes of the test's own class path, as the build would make it: imports computed, declarative
 * services described.
 */
public final class TestBundle {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Builder builder = new Builder();

    private TestBundle(String symbolicName) {
        headers.put("Bundle-SymbolicName", symbolicName);
        headers.put("Bundle-Version", "1.0.0");
        headers.put("Import-Package", "org.jspecify.*;resolution:=optional, *");
        headers.put("-fixupmessages", "\"Unused Import-Package instructions*\";is:=ignore");
        headers.put("-noextraheaders", "true");
        headers.put("-dsannotations", "org.twatcache.itest.*");
        headers.put("-bundleannotations", "org.twatcache.itest.*");
    }

    /** A bundle with nothing in it yet. */
    public static TestBundle named(String symbolicName) {
        return new TestBundle(symbolicName);
    }

    /** A header of the manifest, or an instruction of bnd. */
    public TestBundle with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The packages of some classes, private to the bundle. */
    public TestBundle containing(Class<?>... representatives) {
        return packages("Private-Package", representatives);
    }

    /** The packages of some classes, exported. */
    public TestBundle exporting(Class<?>... representatives) {
        return packages("Export-Package", representatives);
    }

    /** Builds it. */
    public Path build() {
        try (builder) {
            builder.addClasspath(ClassPathBundles.file("org.twatcache.api").toFile());
            headers.forEach(builder::setProperty);
            try (Jar jar = builder.build()) {
                if (!builder.isOk()) {
                    throw new IllegalStateException(builder.getErrors() + " " + builder.getWarnings());
                }
                Path file = Files.createTempFile(folder(), headers.get("Bundle-SymbolicName") + "-", ".jar");
                jar.write(file.toFile());
                return file;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Bundle " + headers + " cannot be built", e);
        }
    }

    private TestBundle packages(String header, Class<?>... representatives) {
        for (Class<?> representative : representatives) {
            try {
                builder.addClasspath(Path.of(representative
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toFile());
            } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException(e);
            }
            headers.merge(header, representative.getPackageName(), (one, other) -> one + "," + other);
        }
        return this;
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("bundles.folder", "target/bundles")));
    }
}
