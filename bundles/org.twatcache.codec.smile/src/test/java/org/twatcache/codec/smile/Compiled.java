package org.twatcache.codec.smile;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes of the package {@code p} that are compiled for one test, in a loader of their own, as in a bundle. */
final class Compiled {

    private static final Pattern NAME = Pattern.compile("(?:record|class|enum|interface) (\\w+)");

    private Compiled() {}

    static ClassLoader loader(Path folder, String... sources) throws IOException {
        Path own = Files.createTempDirectory(folder, "classes");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", own.toString()));
        for (String source : sources) {
            Matcher name = NAME.matcher(source);
            if (!name.find()) {
                throw new IllegalArgumentException(source);
            }
            Path file = own.resolve(name.group(1) + ".java");
            Files.writeString(file, "package p; " + source);
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
            throw new IllegalArgumentException(List.of(sources).toString());
        }
        return new URLClassLoader(new URL[] {own.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }
}
