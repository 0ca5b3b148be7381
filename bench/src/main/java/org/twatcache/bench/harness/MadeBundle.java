package org.twatcache.bench.harness;

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
import org.osgi.framework.BundleActivator;

/** A bundle that is made of one package of the load programs, which lies in a folder. Used by one thread. */
public final class MadeBundle {

    private static final String IMPORTS = "org.osgi.framework;version=\"[1.8,2)\"";

    private final Manifest manifest = new Manifest();
    private final Class<?> member;

    /**
     * A bundle of a package.
     *
     * @param symbolicName of the bundle
     * @param member a class of the package; the bundle's activator where it is one
     * @param imports packages beside the framework's, as the header of a manifest has them; may be empty
     */
    public MadeBundle(String symbolicName, Class<?> member, String imports) {
        this.member = member;
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", symbolicName);
        headers.putValue("Bundle-Version", "1.0.0");
        if (BundleActivator.class.isAssignableFrom(member)) {
            headers.putValue("Bundle-Activator", member.getName());
        }
        headers.putValue("Import-Package", imports.isEmpty() ? IMPORTS : IMPORTS + "," + imports);
    }

    /**
     * Adds a header.
     *
     * @param header its name
     * @param value its value
     * @return this
     */
    public MadeBundle with(String header, String value) {
        manifest.getMainAttributes().putValue(header, value);
        return this;
    }

    /**
     * Writes it.
     *
     * @param folder where
     * @return the file, named as the bundle
     * @throws IOException where a class cannot be read, or the file not be written
     */
    public Path into(Path folder) throws IOException {
        Path file = folder.resolve(manifest.getMainAttributes().getValue("Bundle-SymbolicName") + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                Stream<Path> classes = Files.list(classes())) {
            for (Path each : classes.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new JarEntry(member.getPackageName().replace('.', '/') + "/" + each.getFileName()));
                jar.write(Files.readAllBytes(each));
                jar.closeEntry();
            }
        }
        return file;
    }

    private Path classes() {
        URL url = Objects.requireNonNull(member.getResource(member.getSimpleName() + ".class"));
        try {
            return Objects.requireNonNull(Path.of(new URI(url.toString())).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
