package org.twatcache.launcher;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jspecify.annotations.Nullable;

/** Completes as the shell says. The shell alone knows its grammar, so a line is cut where the shell cuts it. */
final class ShellCompleter implements Parser, Completer {

    private static final Shell.Completions NONE = new Shell.Completions(0, List.of());

    private volatile @Nullable Shell shell;

    void connect(Shell connected) {
        this.shell = connected;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        Shell connected = shell;
        if (context != ParseContext.COMPLETE || connected == null) {
            return new Cut(line, cursor, NONE);
        }
        return new Cut(line, cursor, connected.complete(line, cursor));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof Cut cut) {
            for (String text : cut.completions.candidates()) {
                boolean whole = !text.endsWith("=") && !text.endsWith("/");
                candidates.add(new Candidate(text, text, null, null, null, null, whole));
            }
        }
    }

    /** A line of at most two words: what is fixed, and what is being completed. */
    private record Cut(String line, int cursor, Shell.Completions completions) implements CompletingParsedLine {

        @Override
        public String word() {
            return line.substring(Math.min(completions.start(), cursor), cursor);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return words().size() - 1;
        }

        @Override
        public List<String> words() {
            return completions.start() == 0 ? List.of(word()) : List.of(line.substring(0, completions.start()), word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }
}
