package org.twatcache.command.print;

/** Text for one line of a terminal. */
public final class PlainText {

    /** Characters to which terminals give two columns: from, to. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0xa4cf},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0x1f300, 0x1faff},
        {0x20000, 0x3fffd}
    };

    private PlainText() {}

    /**
     * Makes text harmless: what ends a line or drives the terminal becomes a blank.
     *
     * @param text any text
     * @return one line
     */
    public static String oneLine(String text) {
        return text.replaceAll("\\R", " ").replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip();
    }

    /** How many columns a terminal gives to a text: none to combining marks, two to wide characters. */
    static int width(String text) {
        return text.codePoints().map(PlainText::columns).sum();
    }

    /** The longest beginning that fits. */
    static String fit(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = width - 1;
        for (int code : text.codePoints().toArray()) {
            left -= columns(code);
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(code);
        }
        return kept.append('~').toString();
    }

    private static int columns(int code) {
        int type = Character.getType(code);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (code >= range[0] && code <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
