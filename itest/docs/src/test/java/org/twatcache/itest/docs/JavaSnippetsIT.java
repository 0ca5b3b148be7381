package org.twatcache.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.itest.pages.Documentation;
import org.twatcache.itest.pages.Snippet;

/** Every Java snippet compiles; those whose frame has a check do what the page says. */
final class JavaSnippetsIT {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> snippet_ofAnyPage_compilesAndDoesWhatThePageSays() {
        return JavaSnippets.of(Documentation.snippets("java")).stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.toString(), () -> each.compileAndRun(Files.createTempDirectory(folder, "snippet"))));
    }

    @Test
    void frames_thatAreThere_areUsed() throws IOException {
        Set<String> used =
                Documentation.snippets("java").stream().map(Snippet::frame).collect(Collectors.toSet());
        used.add(Frame.STATEMENTS);
        try (Stream<Path> files = Files.list(Documentation.ROOT.resolve("itest/docs/src/test/resources/frames"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allSatisfy(file -> assertThat(used).contains(file.replace(".frame", "")));
        }
    }

    @Test
    void snippet_thatDoesNotCompile_isTold() {
        assertThatThrownBy(() -> run(Frame.STATEMENTS, "contexts.opened(null);"))
                .hasMessageContaining("p.md:1")
                .hasMessageContaining("cannot find symbol")
                .hasMessageContaining("in: contexts.opened(null);");
    }

    @Test
    void snippet_thatDoesOtherwise_isTold() throws Exception {
        Frame frame = new Frame(
                "planted",
                List.of(
                        "String word;",
                        "public void check() {",
                        "// snippet",
                        "assertThat(word).isEqualTo(\"a\");",
                        "}"));

        assertThatThrownBy(() -> run(frame, "word = \"b\";")).hasMessageContaining("does not do what the page says");
        run(frame, "word = \"a\";");
    }

    @Test
    void snippets_thatDoNotFillTheirFrame_areTold() {
        assertThatThrownBy(() -> JavaSnippets.of(List.of(snippet("engine", "class FooEngine {}"))))
                .hasMessageContaining("p.md:1");
    }

    @Test
    void frame_thatIsNotThere_isTold() {
        assertThatThrownBy(() -> JavaSnippets.of(List.of(snippet("nope", "")))).hasMessageContaining("nope.frame");
    }

    private void run(String frame, String line) throws Exception {
        run(Frame.named(frame), line);
    }

    private void run(Frame frame, String line) throws Exception {
        new JavaSnippets(frame, List.of(snippet(frame.name(), line)))
                .compileAndRun(Files.createTempDirectory(folder, "snippet"));
    }

    private static Snippet snippet(String frame, String line) {
        return new Snippet("p.md", 1, "java", frame, List.of(line));
    }
}
