package org.twatcache.command.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_areAligned() {
        assertThat(new Table("NAME", ">SIZE").row("a", 7).row("longer", 12_345)).hasToString("""
                        NAME     SIZE
                        a           7
                        longer  12345""");
    }

    @Test
    void table_withoutHeader_hasRowsOnly() {
        assertThat(new Table("", ">").row("a", 1)).hasToString("a  1");
    }

    @Test
    void words_thatDoNotFit_areCutButNumbersAreNot() {
        String text = new Table("A", ">N", "B")
                .row("x".repeat(70), Long.MAX_VALUE, "y".repeat(70))
                .toString();

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).contains("xxx~  9223372036854775807  yyy");
    }

    @Test
    void cells_thatWouldDriveTheTerminal_areMadePlain() {
        assertThat(new Table("", "").row("a\nb\u001b[1m", "\ud800c")).hasToString("a b [1m  c");
    }

    @Test
    void wideAndCombiningCharacters_areMeasuredAsTerminalsDo() {
        assertThat(PlainText.width("日本")).isEqualTo(4);
        assertThat(PlainText.width("e\u0301😀")).isEqualTo(3);
        assertThat(PlainText.fit("日本語", 5)).isEqualTo("日本~");
        assertThat(PlainText.fit("日本語", 4)).isEqualTo("日~");
    }
}
