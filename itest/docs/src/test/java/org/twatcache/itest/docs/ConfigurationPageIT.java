package org.twatcache.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.twatcache.itest.pages.Documentation;

/** The reference of configurations says what the forms say. */
final class ConfigurationPageIT {

    private static final String PAGE = "docs/configuration.md";
    private static final Path WRITTEN = Path.of(System.getProperty("twat-cache.written", "target"), "configuration.md");

    @Test
    void page_thatIsKept_isWhatTheFormsSay() throws Exception {
        String made = ConfigurationPage.text(Form.all(), ConfigurationSnippet.engines());
        Files.writeString(WRITTEN, made);

        Path kept = Documentation.ROOT.resolve(PAGE);
        Optional<String> differs = firstDifference(Files.exists(kept) ? Files.readString(kept) : "", made);
        assertThat(differs)
                .as(
                        "%s; where the forms are right, renew it: cp %s %s",
                        PAGE, Documentation.ROOT.relativize(WRITTEN), PAGE)
                .isEmpty();
    }

    private static Optional<String> firstDifference(String kept, String made) {
        List<String> lines = kept.lines().toList();
        List<String> other = made.lines().toList();
        return IntStream.range(0, Math.max(lines.size(), other.size()))
                .filter(at -> at >= lines.size()
                        || at >= other.size()
                        || !lines.get(at).equals(other.get(at)))
                .mapToObj(at -> "line " + (at + 1) + ": " + (at < other.size() ? other.get(at) : "no more"))
                .findFirst();
    }

    @Test
    void change_ofAForm_changesThePage() {
        Form.Field ttl = new Form.Field("ttl", "String", "", "Time to live", List.of());
        Form.Field idle = new Form.Field("idle", "String", "5m", "Time | to idle", List.of("", "1m"));

        String before = ConfigurationPage.text(List.of(new Form("org.acme", true, "Caches", List.of(ttl))), List.of());
        String after =
                ConfigurationPage.text(List.of(new Form("org.acme", true, "Caches", List.of(ttl, idle))), List.of());

        assertThat(before)
                .contains("## `org.acme`\n\nA factory PID. Caches.\n", "| `ttl` | String |  | Time to live |\n");
        assertThat(after)
                .isEqualTo(before.replace(
                        "Time to live |\n", "Time to live |\n| `idle` | String | `5m` | Time \\| to idle: `1m` |\n"));
    }
}
