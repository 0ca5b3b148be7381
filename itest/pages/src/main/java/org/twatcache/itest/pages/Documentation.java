package org.twatcache.itest.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages whose snippets are tested: README.md and everything below docs. */
public final class Documentation {

    /** The root of the sources, which the build tells. */
    public static final Path ROOT = Path.of(System.getProperty("twat-cache.root", "../.."));

    private Documentation() {}

    /** The pages, the README first. */
    public static List<Page> pages() {
        try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
            Stream<Path> docs =
                    below.filter(file -> file.toString().endsWith(".md")).sorted();
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .map(Documentation::page)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page. */
    public static Page page(Path file) {
        try {
            return new Page(ROOT.relativize(file).toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The snippets of all pages in one language. */
    public static List<Snippet> snippets(String language) {
        return pages().stream()
                .flatMap(page -> page.snippets().stream())
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }
}
