package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments reach commands as the text that was typed. */
class ArgumentsThroughGogoTest {

    private final GogoShell shell = new GogoShell();
    private FakeCache cache = shell.platform.open("never");

    @BeforeEach
    void openCache() {
        cache = shell.platform.open("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007", "null", "true", "false", "1.50", "1e3", "NaN", "-5", "-", "-x", "0x10", "9223372036854775808",
                        "*",
                "a*b", "~", "a=b", "a:b", "a,b", "http://u@h/x?y", "é", "日本", "😀", "@x", "!x", "a#b", "`x`"
            })
    void argument_bare_keepsItsText(String text) {
        assertThat(shell.run("cache:put t " + text + " " + text)).isEqualTo(new GogoShell.Outcome(0, "", ""));
        assertThat(cache.entries).containsOnlyKeys(text).containsValue(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~> ",
            quoteCharacter = '\0',
            value = {
                "'it'\\''s' ~> it's",
                "\"a b\" ~> a b",
                "'[1 2]' ~> [1 2]",
                "'$x' ~> $x",
                "'{ a }' ~> { a }",
                "'%x' ~> %x",
                "a\\ b ~> a b",
                "'a;b' ~> a;b",
                "'a\\nb' ~> a\\nb",
                "'a'b\"c\" ~> abc",
                "'😀 \"x\"' ~> 😀 \"x\"",
                "'--' ~> --",
                "'# x' ~> # x"
            })
    void argument_quoted_keepsItsText(String typed, String text) {
        assertThat(shell.run("cache:put -- t " + typed + " v").code()).isZero();
        assertThat(cache.entries).containsOnlyKeys(text);
    }

    @Test
    void argument_empty_isAText() {
        assertThat(shell.run("cache:put t '' \"\"").code()).isZero();
        assertThat(cache.entries).containsEntry("", "");
    }

    @Test
    void argument_overTwoLines_isOneText() {
        assertThat(shell.run("cache:put t k 'a\nb'").code()).isZero();
        assertThat(cache.entries).containsEntry("k", "a\nb");
    }

    @Test
    void variable_thatIsSet_keepsItsText() {
        assertThat(shell.run("x=007; y = null; cache:put t $x \"$y\"").code()).isZero();
        assertThat(cache.entries).containsEntry("007", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$undefined", "[1 2]", "[a=b]", "{ cache:list }", "{a,b}", "a{b,c}"})
    void argument_thatIsNoText_isRefused(String typed) {
        GogoShell.Outcome outcome = shell.run("cache:put t k " + typed);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("twat-cache: cache:put: ")
                .contains("quote it")
                .endsWith("\n");
        assertThat(outcome.out()).isEmpty();
        assertThat(cache.entries).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache:put t k v --ttl 5m",
                "cache:put t k v --ttl=5m",
                "cache:put --ttl 5m t k v",
                "cache:put t --ttl=5m k v",
                "cache:put t --ttl 5m -- k v",
                "put t k v --ttl '5m'",
                "CACHE:PUT t k v --ttl 5m"
            })
    void option_anywhere_isRead(String line) {
        assertThat(shell.run(line)).isEqualTo(new GogoShell.Outcome(0, "", ""));
        assertThat(cache.lifetimes).containsEntry("k", Duration.ofMinutes(5));
    }

    @Test
    void doubleDash_endsOptions() {
        assertThat(shell.run("cache:put t -- --ttl --json").out()).isEmpty();
        assertThat(cache.entries).containsEntry("--ttl", "--json");
    }

    @Test
    void output_ofACommand_isAnArgument() {
        cache.entries.put("k", "v");
        assertThat(shell.run("cache:put t copy (cache:get t k)").code()).isZero();
        assertThat(cache.entries).containsEntry("copy", "v");
    }
}
