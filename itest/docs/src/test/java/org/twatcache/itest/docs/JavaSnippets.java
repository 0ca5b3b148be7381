package org.twatcache.itest.docs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.twatcache.itest.pages.Snippet;

/**
 * The snippets of one frame, as a class that can be compiled and run.
 *
 * @param frame what stands around them
 * @param snippets as many as the frame has places
 */
record JavaSnippets(Frame frame, List<Snippet> snippets) {

    /** Brings each snippet into its frame; where a page has too few for a frame, nothing is left out silently. */
    static List<JavaSnippets> of(List<Snippet> snippets) {
        Map<String, List<Snippet>> waiting = new LinkedHashMap<>();
        List<JavaSnippets> framed = new ArrayList<>();
        for (Snippet snippet : snippets) {
            Frame frame = Frame.named(snippet.frame().isEmpty() ? Frame.STATEMENTS : snippet.frame());
            List<Snippet> together =
                    waiting.computeIfAbsent(snippet.page() + " " + frame.name(), key -> new ArrayList<>());
            together.add(snippet);
            if (together.size() == frame.places()) {
                framed.add(new JavaSnippets(frame, List.copyOf(together)));
                together.clear();
            }
        }
        waiting.forEach((key, left) -> {
            if (!left.isEmpty()) {
                throw new IllegalStateException(left + " do not fill the frame: " + key);
            }
        });
        return framed;
    }

    /** Compiles them, and has the frame's check run them. */
    void compileAndRun(Path folder) throws Exception {
        compile(folder);
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, Recipe.class.getClassLoader());
                Recipe recipe = (Recipe)
                        loader.loadClass(Frame.CLASS).getDeclaredConstructor().newInstance()) {
            recipe.check();
        } catch (Throwable e) {
            throw new AssertionError(this + " does not do what the page says: " + e, e);
        }
    }

    private void compile(Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve(Frame.CLASS + ".java"), frame.around(snippets));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(faults, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-Xlint:deprecation,rawtypes,unchecked");
            compiler.getTask(null, files, faults, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        String told = faults.getDiagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(each -> each.getMessage(Locale.ROOT) + " in: " + line(source, each.getLineNumber()))
                .collect(Collectors.joining("\n"));
        if (!told.isEmpty()) {
            throw new AssertionError(this + " does not compile:\n" + told);
        }
    }

    private static String line(Path source, long number) {
        try {
            return number < 1
                    ? ""
                    : Files.readAllLines(source).get((int) number - 1).strip();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public String toString() {
        return snippets + " in the frame " + frame.name();
    }
}
