package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twatcache.command.GogoShell.Outcome;

class OpenCommandTest {

    private final GogoShell shell = new GogoShell();

    @Test
    void open_ofANewCache_creates() {
        assertThat(shell.run("cache:open t --json"))
                .isEqualTo(new Outcome(
                        0, "{\"cache\":\"t\",\"id\":7,\"engine\":\"caffeine\",\"created\":true,\"size\":0}\n", ""));
        assertThat(shell.platform.cache("t").handles).isOne();
    }

    @Test
    void open_ofAnEqualCache_joins() {
        shell.run("cache:open t --ttl 60m");
        shell.platform.cache("t").entries.put("k", "v");

        assertThat(shell.run("cache:open t --ttl=1h --json").out())
                .isEqualTo("{\"cache\":\"t\",\"id\":7,\"engine\":\"caffeine\",\"created\":false,\"size\":1}\n");
        assertThat(shell.platform.cache("t").handles).isOne();
    }

    @Test
    void open_asText_namesTheEngine() {
        assertThat(shell.run("cache:open t")).isEqualTo(new Outcome(0, "t: caffeine\n", ""));
    }

    @Test
    void open_withAllOptions_makesTheSpec() {
        shell.run("cache:open t --prefer redis,caffeine --require expires,bounds-entries --max-size 100"
                + " --max-bytes 64m --ttl 1h --idle=5m --folder f --option a=b --option c=d=e --option e=");

        assertThat(shell.platform.cache("t").spec.toProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("name", "t"),
                        Map.entry("prefer", "redis,caffeine"),
                        Map.entry("require", "expires,bounds-entries"),
                        Map.entry("max.size", "100"),
                        Map.entry("max.bytes", "67108864"),
                        Map.entry("ttl", "1h"),
                        Map.entry("idle", "5m"),
                        Map.entry("folder", "f"),
                        Map.entry("required", "true"),
                        Map.entry("option.a", "b"),
                        Map.entry("option.c", "d=e"),
                        Map.entry("option.e", "")));
    }

    @Test
    void open_ofAnEngineThatIsNotThere_listsWhatIs() {
        Outcome outcome = shell.run("cache:open t --engine nope --json");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.out())
                .isEqualTo("{\"error\":{\"type\":\"EngineNotAvailableException\","
                        + "\"message\":\"Cache 't': no engine 'nope'\",\"cache\":\"t\",\"engine\":\"nope\","
                        + "\"available\":[\"caffeine\",\"map\"]}}\n");
        assertThat(outcome.err()).isEqualTo("twat-cache: Cache 't': no engine 'nope'; available: caffeine, map\n");
        assertThat(shell.platform.caches).isEmpty();
    }

    @Test
    void open_withAnotherSpec_fails() {
        shell.run("cache:open t --ttl 1h");

        assertThat(shell.run("cache:open t")).isEqualTo(new Outcome(1, "", "twat-cache: Cache 't' has another spec\n"));
    }

    @Test
    void open_ofAContradiction_fails() {
        Outcome outcome = shell.run("cache:open t --engine a --prefer b --json");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.out()).contains("\"type\":\"CacheConfigurationException\"", "\"cache\":\"t\"");
    }

    @Test
    void open_ofAFolderThatLeadsElsewhere_fails() {
        Outcome outcome = shell.run("cache:open t --folder ../x --json");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.out()).contains("\"type\":\"CachePathException\"", "../x");
        assertThat(shell.platform.caches).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~> ",
            value = {
                "t --max-size abc ~> --max-size: 'abc' is not",
                "t --max-size 1.5 ~> --max-size: '1.5' is not",
                "t --max-size 0 ~> --max-size: '0' is not more than zero",
                "t --max-size=-5 ~> --max-size: '-5' is not",
                "t --max-bytes 64x ~> --max-bytes: '64x' is not",
                "t --ttl 5 ~> --ttl: '5' is not a duration such as 250ms",
                "t --ttl 5x ~> --ttl: '5x' is not a duration",
                "t --ttl 0s ~> --ttl: '0s' is not longer than zero",
                "t --idle=-1s ~> --idle: '-1s' is not a duration",
                "t --require fast ~> --require: 'fast' is no trait",
                "t --engine= ~> --engine: '' is blank",
                "t --option x ~> --option: an option is written k=v",
                "t --option '=x' ~> --option: an option is written k=v",
                "' ' ~> NAME: ' ' is blank",
                "t --tears a,b ~> there is no option --tears"
            },
            quoteCharacter = '\0')
    void open_ofABadValue_isWrongUsage(String arguments, String reason) {
        Outcome outcome = shell.run("cache:open " + arguments + " --json");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("twat-cache: cache:open: " + reason)
                .hasLineCount(1);
        assertThat(outcome.out()).startsWith("{\"error\":{\"type\":\"UsageException\",\"message\":\"cache:open: ");
        assertThat(shell.platform.caches).isEmpty();
    }
}
