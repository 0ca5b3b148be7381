package org.twatcache.command.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of at most 80 columns: where it would be wider, the widest column of words is cut. A header that begins with
 * {@code >} is of a column of numbers, which is set to the right and never cut. Used by one thread.
 */
public final class Table {

    /** The width of a terminal. */
    public static final int COLUMNS = 80;

    private static final int NARROWEST = 4;
    private static final String GAP = "  ";

    private final String[] headers;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param headers one a column, {@code >} before those of numbers; all empty for a table without a header
     */
    public Table(String... headers) {
        this.headers = headers.clone();
        if (!String.join("", headers).replace(">", "").isEmpty()) {
            rows.add(Arrays.stream(headers)
                    .map(header -> header.replace(">", ""))
                    .toArray(String[]::new));
        }
    }

    /**
     * Adds a row.
     *
     * @param cells one a column
     * @return this
     */
    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> PlainText.oneLine(cell.toString()))
                .toArray(String[]::new));
        return this;
    }

    /** The lines, without the last line's end. */
    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String cell = isNumber(i) ? row[i] : PlainText.fit(row[i], widths[i]);
                String blanks = " ".repeat(Math.max(0, widths[i] - PlainText.width(cell)));
                line.append(i == 0 ? "" : GAP).append(isNumber(i) ? blanks + cell : cell + blanks);
            }
            text.append(text.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[headers.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], PlainText.width(row[i]));
            }
        }
        int room = COLUMNS - GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest = widest(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widest(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (!isNumber(i) && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private boolean isNumber(int column) {
        return headers[column].startsWith(">");
    }
}
