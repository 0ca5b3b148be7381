package org.twatcache.bench.churn;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A bundle that is made of one package of the load programs, which lies in a folder. */
final class MadeBundle {

    private static final String LINK = "org.twatcache.bench.churn.link";
    private static final String IMPORTS = "org.osgi.framework;version=\"[1.8,2)\"," + LINK;

    private final Manifest manifest = new Manifest();
    private final Class<?> activator;

    /** A bundle with an activator, whose package goes into the bundle. */
    MadeBundle(String symbolicName, Class<?> activator, String imports) {
        this.activator = activator;
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", symbolicName);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Bundle-Activator", activator.getName());
        headers.putValue("Import-Package", imports.isEmpty() ? IMPORTS : IMPORTS + "," + imports);
    }

    /** With a header more. */
    MadeBundle with(String header, String value) {
        manifest.getMainAttributes().putValue(header, value);
        return this;
    }

    /** Writes it into a folder. */
    Path into(Path folder) throws IOException {
        Path file = folder.resolve(manifest.getMainAttributes().getValue("Bundle-SymbolicName") + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                Stream<Path> classes = Files.list(classes())) {
            for (Path each : classes.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new JarEntry(activator.getPackageName().replace('.', '/') + "/" + each.getFileName()));
                jar.write(Files.readAllBytes(each));
                jar.closeEntry();
            }
        }
        return file;
    }

    private Path classes() {
        URL url = Objects.requireNonNull(activator.getResource(activator.getSimpleName() + ".class"));
        try {
            return Objects.requireNonNull(Path.of(new URI(url.toString())).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
