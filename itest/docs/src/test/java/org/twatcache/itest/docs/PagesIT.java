package org.twatcache.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twatcache.itest.pages.Documentation;
import org.twatcache.itest.pages.Page;

/** What holds for every page: each of its blocks has a test, each of its links an end. */
final class PagesIT {

    /** The languages of blocks, each with the test that covers it. {@code text} is for drawings, which say nothing that could fail. */
    private static final Map<String, String> COVERED = Map.of(
            "java", "itest/docs/src/test/java/org/twatcache/itest/docs/JavaSnippetsIT.java",
            "properties", "itest/docs/src/test/java/org/twatcache/itest/docs/ConfigurationSnippetsIT.java",
            "xml", "itest/docs/src/test/java/org/twatcache/itest/docs/BuildSnippetsIT.java",
            "sh", "itest/docs/src/test/java/org/twatcache/itest/docs/BuildSnippetsIT.java",
            "console", "features/felix/src/test/java/org/twatcache/features/felix/DocumentedSessionsIT.java",
            "karaf", "itest/karaf/src/test/java/org/twatcache/itest/karaf/KarafStoryIT.java",
            "bundles", "itest/felix/src/test/java/org/twatcache/itest/felix/DocumentedBundlesIT.java",
            "text", "itest/docs/src/test/java/org/twatcache/itest/docs/PagesIT.java");

    @Test
    void block_ofAnyPage_isCoveredByATest() {
        Documentation.pages().forEach(PagesIT::requireCovered);
        assertThat(COVERED.values())
                .allSatisfy(test -> assertThat(Documentation.ROOT.resolve(test)).isRegularFile());
    }

    @Test
    void link_withinTheSources_hasAnEnd() {
        Documentation.pages().forEach(PagesIT::requireEnds);
    }

    @Test
    void block_thatNoTestCovers_isTold() {
        assertThatThrownBy(() -> requireCovered(page("```", "ls", "```"))).hasMessageContaining("docs/p.md:2");
        assertThatThrownBy(() -> requireCovered(page("```groovy", "x", "```"))).hasMessageContaining("'groovy'");
    }

    @Test
    void link_thatHasNoEnd_isTold() {
        requireEnds(page("[a](../README.md#the-map) [b](https://acme.com) [c](#here)", "# Here"));
        assertThatThrownBy(() -> requireEnds(page("[a](nope.md)"))).hasMessageContaining("docs/p.md links to nope.md");
        assertThatThrownBy(() -> requireEnds(page("[a](../README.md#nope)"))).hasMessageContaining("#nope");
        assertThatThrownBy(() -> requireEnds(page("[a](#nope)"))).hasMessageContaining("#nope");
    }

    private static Page page(String... lines) {
        return new Page("docs/p.md", List.of(lines));
    }

    private static void requireCovered(Page page) {
        assertThat(page.snippets())
                .allSatisfy(snippet -> assertThat(COVERED)
                        .as("tests for the block %s of the language '%s'", snippet, snippet.language())
                        .containsKey(snippet.language()));
    }

    private static void requireEnds(Page page) {
        Path file = Documentation.ROOT.resolve(page.name());
        assertThat(page.links()).filteredOn(link -> !link.contains("://")).allSatisfy(link -> {
            String path = link.replaceFirst("#.*", "");
            Path end = file.resolveSibling(path).normalize();
            assertThat(path.isEmpty() || Files.exists(end))
                    .as("%s links to %s", page.name(), link)
                    .isTrue();
            if (link.contains("#")) {
                assertThat((path.isEmpty() ? page : Documentation.page(end)).anchors())
                        .as("%s links to %s", page.name(), link)
                        .contains(link.replaceFirst(".*#", ""));
            }
        });
    }
}
