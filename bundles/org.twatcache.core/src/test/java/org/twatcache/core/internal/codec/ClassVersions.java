package org.twatcache.core.internal.codec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.ToolProvider;

/** Compiles a class of a client in a version of its own, seen by a loader of its own: as a bundle that was updated does. */
final class ClassVersions {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private ClassVersions() {}

    /** A loader that sees {@code v.Report} as a source describes it. */
    static ClassLoader of(String source) throws Exception {
        Path folder = Path.of("target", "versions", "v" + NUMBER.incrementAndGet());
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("Report.java"), "package v; " + source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), "-proc:none", file.toString());
        if (result != 0) {
            throw new IllegalStateException(source);
        }
        return new ClassLoader(ClassVersions.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                Path compiled = folder.resolve(name.replace('.', '/') + ".class");
                try {
                    byte[] bytes = Files.readAllBytes(compiled);
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (java.io.IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
    }

    static Class<?> report(ClassLoader loader) throws Exception {
        return Class.forName("v.Report", false, loader);
    }

    /** A report by its only constructor. */
    static Object report(ClassLoader loader, Object... arguments) throws Exception {
        var constructor = report(loader).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(List.of(arguments).toArray());
    }
}
