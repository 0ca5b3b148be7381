package org.twatcache.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table in Markdown whose columns stand in line. */
final class Table {

    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    Table(String... heads) {
        widths = new int[heads.length];
        row(heads);
    }

    void row(String... cells) {
        rows.add(cells);
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].length());
        }
    }

    Stream<String> lines() {
        Stream<String> heads = Stream.of(line(rows.get(0)), rule());
        return Stream.concat(heads, rows.stream().skip(1).map(this::line));
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.length; i++) {
            line.append(' ')
                    .append(cells[i])
                    .append(" ".repeat(widths[i] - cells[i].length()))
                    .append(" |");
        }
        return line.toString();
    }

    private String rule() {
        StringBuilder rule = new StringBuilder("|");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append('|');
        }
        return rule.toString();
    }
}
