package org.twatcache.itest.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What reads the pages sees what is wrong with them. */
class PagesTest {

    @Test
    void blocks_ofAPage_areFoundWithFrameAndIndentation() {
        Page page = page(
                "# A",
                "<!-- frame: f -->",
                "```java",
                "one();",
                "",
                "two();",
                "```",
                "- b",
                "  ```sh",
                "  mvn",
                "  ```");

        assertThat(page.snippets())
                .containsExactly(
                        new Snippet("p.md", 4, "java", "f", List.of("one();", "", "two();")),
                        new Snippet("p.md", 10, "sh", "", List.of("mvn")));
    }

    @Test
    void block_thatDoesNotEnd_isTold() {
        assertThatThrownBy(() -> page("```java", "one();").snippets()).hasMessageContaining("p.md:1");
    }

    @Test
    void frame_ofNoBlock_isTold() {
        assertThatThrownBy(() ->
                        page("<!-- frame: f -->", "text", "```java", "```").snippets())
                .hasMessageContaining("p.md:1 names the frame f");
    }

    @Test
    void links_andAnchors_areFoundOutsideOfBlocks() {
        Page page = page("## Two words, `code.x`", "[a](b.md#c) and [d](e)", "```text", "# no [x](y)", "```");

        assertThat(page.links()).containsExactly("b.md#c", "e");
        assertThat(page.anchors()).containsExactly("two-words-codex");
    }

    @Test
    void session_isWhatIsTypedAndWhatIsPrinted() {
        Session session = session("$ a -c 'x'   # remark", "v  # remark", "", "$ b", "> c; d", "> e");

        assertThat(session.steps())
                .containsExactly(
                        new Session.Step("a -c 'x'", List.of(), List.of("v")),
                        new Session.Step("b", List.of("c; d", "e"), List.of()));
    }

    @Test
    void session_withoutAPrompt_isTold() {
        assertThatThrownBy(() -> session("v", "$ a")).hasMessageContaining("p.md:1 does not begin with the prompt");
    }

    @Test
    void output_thatDiffers_isSeen() {
        Session.Step step = session("$ a", "t: 1 moved, … ms", "…", "v").steps().get(0);

        assertThat(step.prints("t: 1 moved, 34 ms\nv\n")).isTrue();
        assertThat(step.prints("t: 1 moved, 34 ms\na\nb\nv\n")).isTrue();
        assertThat(step.prints("t: 2 moved, 34 ms\nv\n")).isFalse();
        assertThat(step.prints("t: 1 moved, 34 ms\nw\n")).isFalse();
        assertThat(step.prints("t: 1 moved, 34 ms\nv\nmore\n")).isFalse();
        assertThat(step.prints("t: 1 moved,\n34 ms\nv\n")).isFalse();
        assertThat(step.prints("")).isFalse();
    }

    @Test
    void output_ofACommandThatPrintsNothing_isSeen() {
        Session.Step step = session("$ a").steps().get(0);

        assertThat(step.prints("")).isTrue();
        assertThat(step.prints("v\n")).isFalse();
    }

    private static Page page(String... lines) {
        return new Page("p.md", List.of(lines));
    }

    private static Session session(String... lines) {
        return Session.of(new Snippet("p.md", 1, "console", "", List.of(lines)), "$", ">");
    }
}
