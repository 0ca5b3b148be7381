package org.twatcache.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.launcher.Arguments.Wish;

class ArgumentsTest {

    @Test
    void none_isTheInteractiveShell() throws Exception {
        assertThat(Arguments.parse()).isEqualTo(new Arguments(Wish.RUN, null, null, false));
    }

    @Test
    void script_anyText_isKeptUnchanged() throws Exception {
        assertThat(Arguments.parse("-c", " --help; 'x' \n").script()).isEqualTo(" --help; 'x' \n");
    }

    @Test
    void script_empty_isAScript() throws Exception {
        assertThat(Arguments.parse("-c", "").script()).isEmpty();
    }

    @Test
    void options_inAnyOrder_areRead() throws Exception {
        assertThat(Arguments.parse("--debug", "-c", "x", "--data=d"))
                .isEqualTo(new Arguments(Wish.RUN, "x", "d", true))
                .isEqualTo(Arguments.parse("--data", "d", "-c", "x", "--debug"));
    }

    @Test
    void help_besideVersion_wins() throws Exception {
        assertThat(Arguments.parse("--help", "--version").wish()).isEqualTo(Wish.HELP);
        assertThat(Arguments.parse("--version", "--help").wish()).isEqualTo(Wish.HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-c", "--data", "--data=", "--nope", "cache:open", "-c x -c y", "--data a --data=b", "-c x y"})
    void line_wrong_isRefused(String line) {
        assertThatThrownBy(() -> Arguments.parse(line.split(" "))).isInstanceOf(UsageException.class);
    }
}
