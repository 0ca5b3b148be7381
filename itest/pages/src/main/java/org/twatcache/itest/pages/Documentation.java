package org.twatcache.itest.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages whose snippets are tested: README.md, everything below docs, and the pages of the bundles. */
public final class Documentation {

    /** The root of the sources, which the build tells. */
    public static final Path ROOT = Path.of(System.getProperty("twat-cache.root", "../.."));

    private Documentation() {}

    /** The pages, the README first. */
    public static List<Page> pages() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> bundles = Files.list(ROOT.resolve("bundles"))) {
            Stream<Path> below = docs.filter(file -> file.toString().endsWith(".md"));
            Stream<Path> beside =
                    bundles.map(bundle -> bundle.resolve("README.md")).filter(Files::exists);
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            Stream.concat(below, beside).sorted())
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
