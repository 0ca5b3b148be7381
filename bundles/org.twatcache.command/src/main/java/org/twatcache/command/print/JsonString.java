package org.twatcache.command.print;

/** Writes strings so that any text stays on one line and survives UTF-8. */
final class JsonString {

    private JsonString() {}

    static void write(StringBuilder text, String value) {
        text.append('"');
        int i = 0;
        while (i < value.length()) {
            int code = value.codePointAt(i);
            i += Character.charCount(code);
            switch (code) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> writePlain(text, code);
            }
        }
        text.append('"');
    }

    private static void writePlain(StringBuilder text, int code) {
        if (breaks(code)) {
            text.append(String.format("\\u%04x", code));
        } else {
            text.appendCodePoint(code);
        }
    }

    /** What ends a line somewhere, drives a terminal, or (half a surrogate pair) is no character in UTF-8. */
    private static boolean breaks(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
