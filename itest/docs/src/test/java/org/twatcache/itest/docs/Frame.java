package org.twatcache.itest.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twatcache.itest.pages.Snippet;

/**
 * The body of a class with places for snippets: lines that say {@code // snippet}. One with several places takes as many snippets of a page,
 * in their order. Lines that begin with {@code import} go to the head of the file, what follows {@code // outside} behind the class.
 *
 * @param name its file in {@code frames}
 * @param lines its lines
 */
record Frame(String name, List<String> lines) {

    static final String CLASS = "Frame";

    /** That of a snippet that names none: statements. */
    static final String STATEMENTS = "statements";

    private static final String PLACE = "// snippet";
    private static final String OUTSIDE = "// outside";
    private static final Pattern PUBLIC = Pattern.compile("(?m)^public ((?:final )?(?:class|interface|record|enum))");

    private static final String IMPORTS = Stream.of(
                    "java.io",
                    "java.nio.file",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.function",
                    "org.osgi.service.component.annotations",
                    "org.twatcache",
                    "org.twatcache.admin",
                    "org.twatcache.spi")
            .map(name -> "import " + name + ".*;\n")
            .collect(Collectors.joining());

    static Frame named(String name) {
        String file = "/frames/" + name + ".frame";
        try (InputStream stream = Frame.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("there is no frame " + file + " in src/test/resources");
            }
            return new Frame(
                    name,
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many snippets it takes. */
    int places() {
        return (int) lines.stream().filter(Frame::isPlace).count();
    }

    /** The source of the class with these snippets in it. */
    String around(List<Snippet> snippets) {
        Deque<Snippet> left = new ArrayDeque<>(snippets);
        StringBuilder imports = new StringBuilder(IMPORTS).append("import static org.assertj.core.api.Assertions.*;\n");
        StringBuilder body = new StringBuilder("public class " + CLASS + " extends " + Recipe.class.getName() + " {\n");
        String end = "}\n";
        for (String line : lines) {
            if (line.startsWith("import ")) {
                imports.append(line).append('\n');
            } else if (line.equals(OUTSIDE)) {
                body.append(end);
                end = "";
            } else {
                String text = isPlace(line) ? left.remove().text() : line + "\n";
                // Of the classes of one file only one is public.
                body.append(end.isEmpty() ? PUBLIC.matcher(text).replaceAll("$1") : text);
            }
        }
        return imports.append(body).append(end).toString();
    }

    private static boolean isPlace(String line) {
        return line.strip().equals(PLACE);
    }
}
