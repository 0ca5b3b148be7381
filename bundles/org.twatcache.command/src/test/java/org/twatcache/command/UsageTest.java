package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.command.GogoShell.Outcome;

class UsageTest {

    private final GogoShell shell = new GogoShell();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~> ",
            quoteCharacter = '\0',
            value = {
                "cache:open ~> NAME is missing",
                "cache:close ~> NAME is missing",
                "cache:destroy ~> NAME is missing",
                "cache:put ~> NAME is missing",
                "cache:put t ~> KEY is missing",
                "cache:put t k ~> VALUE is missing",
                "cache:get t ~> KEY is missing",
                "cache:remove t ~> KEY is missing",
                "cache:clear ~> NAME is missing",
                "cache:swap ~> NAME is missing",
                "cache:swap t ~> ENGINE is missing",
                "cache:why ~> NAME is missing",
                "cache:export ~> NAME is missing",
                "cache:export t ~> FILE is missing",
                "cache:import t ~> FILE is missing",
                "cache:replay t ~> FILE is missing",
                "cache:engines x ~> 'x' is one argument too many",
                "cache:list x ~> 'x' is one argument too many",
                "cache:open t u ~> 'u' is one argument too many",
                "cache:close t u ~> 'u' is one argument too many",
                "cache:destroy t u ~> 'u' is one argument too many",
                "cache:put t k v w ~> 'w' is one argument too many",
                "cache:get t k v ~> 'v' is one argument too many",
                "cache:remove t k v ~> 'v' is one argument too many",
                "cache:clear t k ~> 'k' is one argument too many",
                "cache:stats t k ~> 'k' is one argument too many",
                "cache:swap t e f ~> 'f' is one argument too many",
                "cache:why t k ~> 'k' is one argument too many",
                "cache:export t f g ~> 'g' is one argument too many",
                "cache:import t f g ~> 'g' is one argument too many",
                "cache:replay t f g ~> 'g' is one argument too many",
                "cache:leaks x ~> 'x' is one argument too many",
                "cache:get t k --ttl 5m ~> there is no option --ttl",
                "cache:get t k --jsn ~> there is no option --jsn",
                "cache:get t k --json=true ~> --json takes no value",
                "cache:get t k --json --json ~> --json stands there twice",
                "cache:put t k v --ttl 1s --ttl 2s ~> --ttl stands there twice",
                "cache:put t k v --ttl ~> --ttl needs a value: --ttl=D",
                "cache:put t k v --ttl --json ~> --ttl needs a value: --ttl=D",
                "cache:swap t e --mode ~> --mode needs a value: --mode=migrate|cold",
                "cache:swap t e --mode warm ~> --mode: 'warm' is neither migrate nor cold",
                "cache:put t k v --ttl 5 ~> --ttl: '5' is not a duration",
                "cache:put t k v --ttl 0s ~> --ttl: '0s' is not longer than zero"
            })
    void command_usedWrongly_saysHow(String line, String reason) {
        String command = line.replaceFirst(" .*", "");

        Outcome text = shell.run(line);
        assertThat(text.code()).isEqualTo(2);
        assertThat(text.err())
                .startsWith("twat-cache: " + command + ": " + reason)
                .hasLineCount(1);

        Outcome json = shell.run(line.replaceFirst(" |$", " --json "));
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.out())
                .startsWith("{\"error\":{\"type\":\"UsageException\",\"message\":\"" + command + ": ")
                .endsWith(",\"cache\":null,\"engine\":null,\"available\":null}}\n")
                .hasLineCount(1);
    }

    @Test
    void usage_ofAMissingArgument_isShown() {
        assertThat(shell.run("cache:put t").err())
                .isEqualTo("twat-cache: cache:put: KEY is missing; usage:"
                        + " cache:put NAME KEY VALUE [--ttl D] [--json]\n");
    }

    @ParameterizedTest
    @MethodSource("org.twatcache.command.Commands#names")
    void help_ofEveryCommand_fitsTheTerminal(String command) {
        Outcome outcome = shell.run(command + " --nonsense x y z --help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith(command).contains("\n  --help ").contains("\n  --json ");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void help_ofPut_isLaidOut() {
        assertThat(shell.run("cache:put --help").out()).isEqualTo("""
                        cache:put NAME KEY VALUE [--ttl D] [--json]

                        Stores a value under a key.

                          NAME     the cache: its name, owner/name, or #id
                          KEY      the key
                          VALUE    the value
                          --ttl D  how long it lives: 250ms 5s 5m 1h 7d
                          --json   print one JSON document on one line
                          --help   print this
                        """);
    }

    @Test
    void helpCommand_listsAllCommands() {
        shell.add("felix", "lb", (session, arguments) -> null);

        String out = shell.run("help").out();

        assertThat(out).contains(Commands.names()).contains("Stores a value under a key.", "Others: felix:lb");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
        assertThat(shell.run("cache:help put --json").out())
                .isEqualTo(
                        "{\"commands\":[{\"name\":\"cache:put\",\"usage\":\"cache:put NAME KEY VALUE [--ttl D] [--json]\","
                                + "\"description\":\"Stores a value under a key.\"}]}\n");
    }

    @Test
    void helpCommand_ofOne_isItsHelp() {
        assertThat(shell.run("help put")).isEqualTo(shell.run("cache:put --help"));
        assertThat(shell.run("help nope").err())
                .isEqualTo("twat-cache: cache:help: COMMAND: 'nope' is no command of twat-cache\n");
        assertThat(shell.run("help nope").code()).isEqualTo(2);
    }

    @Test
    void help_behindDoubleDash_isText() {
        shell.platform.open("t");

        assertThat(shell.run("cache:get t -- --help")).isEqualTo(new Outcome(0, "", ""));
    }
}
