package org.twatcache.itest.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Compiles a class of which a test needs several versions. */
final class Sources {

    private Sources() {}

    /**
     * Compiles.
     *
     * @param className its binary name
     * @param source what stands below the line of its package; nothing but the JDK is seen
     * @param folder where the folder is made that holds the classes
     * @return that folder
     */
    static Path compile(String className, String source, Path folder) {
        int dot = className.lastIndexOf('.');
        try {
            Path classes = Files.createTempDirectory(folder, "classes-");
            Path file = Files.createTempDirectory(folder, "source-").resolve(className.substring(dot + 1) + ".java");
            Files.writeString(file, "package " + className.substring(0, dot) + ";\n" + source);
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", classes.toString(), "-proc:none", "-cp", "", file.toString());
            if (result != 0) {
                throw new IllegalArgumentException(file + " cannot be compiled");
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
