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
import org.twatcache.engine.map.MapEngineFactory;
import org.twatcache.itest.support.counting.NamedEngine;
import org.twatcache.itest.support.story.Stagehand;

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

    /** The counting engine under a name and a rank of its own, in the bundle {@link Stagehand#engine}. */
    public static Path engine(String name, int ranking) {
        return named(Stagehand.engine(name))
                .containing(NamedEngine.class, MapEngineFactory.class)
                .with("Bundle-Activator", NamedEngine.class.getName())
                .with(NamedEngine.ENGINE, name)
                .with(NamedEngine.RANKING, Integer.toString(ranking))
                .with("Provide-Capability", "org.twatcache.engine;name=" + name)
                .with("-dsannotations", "!*")
                .with("-bundleannotations", "!*")
                .build();
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

    /** A class that is compiled for this bundle, in a package private to it. */
    public TestBundle compiled(String className, String source) {
        try {
            builder.addClasspath(Sources.compile(className, source, folder()).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return add("Private-Package", className.substring(0, className.lastIndexOf('.')));
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
            add(header, representative.getPackageName());
        }
        return this;
    }

    private TestBundle add(String header, String packageName) {
        headers.merge(header, packageName, (one, other) -> one + "," + other);
        return this;
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("bundles.folder", "target/bundles")));
    }
}
