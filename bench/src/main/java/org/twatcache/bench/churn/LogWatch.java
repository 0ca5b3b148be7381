package org.twatcache.bench.churn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is logged into a file, and keeps the errors that nobody may cause, wherever they were caught. They count where
 * the first frame of their stack that is not of the JDK is of twat-cache; frameworks have races of their own.
 */
final class LogWatch extends OutputStream {

    private static final int KEPT = 20;
    private static final Pattern NEVER =
            Pattern.compile("(NullPointer|ClassCast|ConcurrentModification|IndexOutOfBounds"
                    + "|NoSuchElement|UnsupportedOperation|IllegalMonitorState|ArrayStore|NegativeArraySize|Arithmetic)Exception"
                    + "|(NoClassDefFound|Linkage|NoSuchMethod|NoSuchField|Verify|Assertion|StackOverflow|OutOfMemory|ThreadDeath"
                    + "|ExceptionInInitializer|AbstractMethod|IncompatibleClassChange)Error");

    private static final Pattern OF_JDK = Pattern.compile("\\s+at (java|jdk)\\..*");
    private static final String OURS = "at org.twatcache.";

    private final OutputStream file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> never = new ArrayList<>();
    private @Nullable String suspect;

    LogWatch(OutputStream file) {
        this.file = file;
    }

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int character) throws IOException {
        file.write(character);
        if (character == '\n') {
            take(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(character);
        }
    }

    private void take(String text) {
        String thrown = suspect;
        if (NEVER.matcher(text).find()) {
            suspect = text;
        } else if (thrown != null && !OF_JDK.matcher(text).matches()) {
            if (text.contains(OURS) && never.size() < KEPT) {
                never.add(thrown + " " + text.strip());
            }
            suspect = null;
        }
    }

    /** The lines that must not be there, the first of them. */
    synchronized List<String> never() {
        return List.copyOf(never);
    }

    @Override
    public void flush() throws IOException {
        file.flush();
    }
}
