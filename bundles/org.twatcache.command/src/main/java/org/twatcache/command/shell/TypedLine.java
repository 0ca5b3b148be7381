package org.twatcache.command.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A line up to the cursor as Gogo would read it: the finished words of the last command, without their quotes, and the word
 * that is being typed.
 *
 * @param words the finished words, the command's name first
 * @param word the beginning of a word, without its quotes
 * @param start where that word begins in the line, quotes included
 */
record TypedLine(List<String> words, String word, int start) {

    private static final String SEPARATORS = ";\n|&({";

    static TypedLine of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int start = -1;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                word.append(c == quote || quote == 0 ? "" : String.valueOf(c));
                continue;
            }
            boolean ends = Character.isWhitespace(c) || SEPARATORS.indexOf(c) >= 0;
            if (ends && start >= 0) {
                words.add(word.toString());
                word.setLength(0);
                start = -1;
            } else if (!ends && start < 0) {
                start = i;
            }
            if (SEPARATORS.indexOf(c) >= 0) {
                words.clear();
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (!ends) {
                word.append(c);
            }
        }
        return new TypedLine(List.copyOf(words), word.toString(), start < 0 ? line.length() : start);
    }
}
