package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.features.felix.StartScript.Outcome;

/** {@code -c}: results, exit codes, streams. */
class ScriptIT {

    private static final String EVERYDAY =
            "cache:open t --max-size 100 --ttl 1h; cache:put t k v; cache:get t k; cache:stats t --json";

    @TempDir
    private Path data;

    @Test
    void script_everydayCommands_printResultsOnly() {
        Outcome outcome = StartScript.with(data, "-c", EVERYDAY).run();

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines())
                .hasSize(3)
                .startsWith("t: caffeine", "v")
                .last()
                .asString()
                .startsWith("{\"cache\":\"t\",\"engine\":\"caffeine\",\"hits\":1,\"misses\":0,\"hitRate\":1.0,");
    }

    @Test
    void script_unknownEngine_fails1AndListsTheAvailable() {
        Outcome outcome =
                StartScript.with(data, "-c", "cache:open t --engine nope").run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("nope", "caffeine", "map").doesNotContain("\tat ");
    }

    @Test
    void script_failingCommand_endsTheScript() {
        Outcome outcome =
                StartScript.with(data, "-c", "cache:get nope k; cache:engines").run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("nope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cache:nope", "cache:get", "cache:open t --ttl soon", "cache:put t k 'v", "cache:engines --nope"
            })
    void script_usageError_fails2(String script) {
        Outcome outcome = StartScript.with(data, "-c", script).run();

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isNotEmpty();
    }

    @Test
    void commandLine_unknownOption_fails2() {
        assertThat(StartScript.with(data, "--nope").run().code()).isEqualTo(2);
    }

    @Test
    void commandLine_help_goesToStandardOutput() {
        Outcome outcome = StartScript.with(data, "--help").run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("Usage: twat-cache");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void commandLine_version_namesIt() {
        Outcome outcome = StartScript.with(data, "--version").run();

        assertThat(outcome.out()).isEqualTo("twat-cache " + System.getProperty("twat-cache.version") + "\n");
    }

    @Test
    void arguments_anyText_arriveAsTyped() {
        String script =
                "cache:open t; cache:put t 007 null; cache:get t 007; cache:put t k 'it'\\''s 😀'; cache:get t k";

        Outcome outcome =
                StartScript.with(data, "-c", script).environment("LC_ALL", "C").run();

        assertThat(outcome.out()).isEqualTo("t: caffeine\nnull\nit's 😀\n");
    }

    @Test
    void export_inTheNextStart_isImportedByAnotherEngine() {
        Outcome written = StartScript.with(
                        data,
                        "-c",
                        "cache:open t --engine caffeine; cache:put t k v --ttl 1h; cache:export t entries --json")
                .in(data)
                .run();
        Outcome read = StartScript.with(
                        data, "-c", "cache:open u --engine xodus; cache:import u entries; cache:get u k --json")
                .in(data)
                .run();

        assertThat(written.out()).contains("{\"cache\":\"t\",\"file\":\"entries\",\"entries\":1,\"expired\":0,");
        assertThat(data.resolve("entries")).isRegularFile();
        assertThat(read.err()).isEmpty();
        assertThat(read.out())
                .startsWith("u: xodus\nu: 1 imported from entries, ")
                .containsPattern("\"value\":\"v\",\"remainingMs\":3[0-9]{6}}");
    }

    @Test
    void lines_fromAPipe_runUntilOneFails() {
        String lines = "cache:open t\ncache:put t k 'a\nb'\ncache:get t k\ncache:get nope k\ncache:engines\n";

        Outcome outcome = StartScript.with(data).run(lines);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("t: caffeine\na\nb\n");
    }

    @Test
    void dataFolder_missing_isMadeForTheOwnerOnly() throws Exception {
        Path folder = data.resolve("made/here");

        Outcome outcome =
                StartScript.with(data, "--data", folder.toString(), "-c", "").run();

        assertThat(outcome.code()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void twoAtOnce_onOneDataFolder_doNotMeet() {
        Stream.of(1, 2)
                .map(number -> CompletableFuture.supplyAsync(
                        () -> StartScript.with(data, "-c", EVERYDAY).run()))
                .toList()
                .forEach(running -> assertThat(running.join().code()).isZero());
    }
}
