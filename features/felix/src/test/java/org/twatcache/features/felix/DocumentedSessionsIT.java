package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.features.felix.StartScript.Outcome;
import org.twatcache.itest.pages.Documentation;
import org.twatcache.itest.pages.Session;
import org.twatcache.itest.pages.Snippet;

/** Every session of the documentation prints what its page says, each in a folder with data of its own. */
class DocumentedSessionsIT {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> session_ofAnyPage_printsWhatThePageSays() {
        return Documentation.snippets("console").stream()
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> type(each)));
    }

    @Test
    void session_thatPrintsSomethingElse_isTold() {
        assertThatThrownBy(() -> type(session("$ ./twat-cache -c 'cache:open t'", "t: map")))
                .hasMessageContaining("p.md:1")
                .hasMessageContaining("t: caffeine");
        assertThatThrownBy(() -> type(session("$ ./twat-cache -c 'cache:open t --nope'")))
                .hasMessageContaining("--nope");
        assertThatThrownBy(() -> type(session("$ ./twat-cache", "twat-cache> cache:get nope k", "v")))
                .hasMessageContaining("no open cache 'nope'");
    }

    private static Snippet session(String... lines) {
        return new Snippet("p.md", 1, "console", "", List.of(lines));
    }

    private void type(Snippet snippet) throws Exception {
        Path stage = Files.createTempDirectory(folder, "session");
        Files.createSymbolicLink(stage.resolve("twat-cache"), StartScript.ROOT.resolve("twat-cache"));
        for (Session.Step step : Session.of(snippet, "$", "twat-cache>").steps()) {
            Outcome outcome = StartScript.of(
                            List.of("sh", "-c", "{ " + step.command() + "\n} 2>&1"), stage.resolve("data"))
                    .in(stage)
                    .run(String.join("\n", step.typed()) + "\n");
            assertThat(step.prints(outcome.out()))
                    .as("%s: %s prints %s, which is\n%s", snippet, step.command(), step.printed(), outcome.out())
                    .isTrue();
        }
    }
}
