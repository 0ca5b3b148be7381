package org.twatcache.launcher;

import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lines that somebody types at a terminal: prompt, editing, recall, completion. Ctrl-C gives up a line or interrupts the
 * command that runs; Ctrl-D ends.
 */
final class TerminalLines implements Lines, AutoCloseable {

    private static final String PROMPT = "twat-cache> ";
    private static final String CONTINUED = "> ";

    private final Terminal terminal;
    private final LineReader reader;
    private final WholeTexts history;
    private final ShellCompleter completer;
    private BooleanSupplier ending = () -> false;

    private TerminalLines(Terminal terminal, LineReader reader, WholeTexts history, ShellCompleter completer) {
        this.terminal = terminal;
        this.reader = reader;
        this.history = history;
        this.completer = completer;
    }

    /** Opens the terminal of the process. Needs no framework, so that both can start at once. */
    static TerminalLines open(Path historyFile) {
        try {
            return on(builder().system(true).dumb(true).build(), historyFile);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be opened", e);
        }
    }

    /** Of the ways to a terminal that the editor knows, one that is native and one that works everywhere: each takes time. */
    static TerminalBuilder builder() {
        return TerminalBuilder.builder()
                .name("twat-cache")
                .encoding(StandardCharsets.UTF_8)
                // Until commands run, Ctrl-C ends the process as anywhere: with its clean-up.
                .nativeSignals(false)
                .jni(true)
                .exec(true)
                .ffm(false)
                .jansi(false)
                .jna(false);
    }

    static TerminalLines on(Terminal terminal, Path historyFile) {
        if (terminal.getWidth() == 0 || terminal.getHeight() == 0) {
            terminal.setSize(new Size(80, 24));
        }
        WholeTexts history = new WholeTexts();
        ShellCompleter completer = new ShellCompleter();
        LineReader reader = LineReaderBuilder.builder()
                .appName("twat-cache")
                .terminal(terminal)
                .history(history)
                .parser(completer)
                .completer(completer)
                .variable(LineReader.HISTORY_FILE, historyFile)
                .variable(LineReader.HISTORY_SIZE, 1_000)
                .variable(LineReader.HISTORY_FILE_SIZE, 1_000)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        return new TerminalLines(terminal, reader, history, completer);
    }

    /**
     * Connects completion with a shell, and Ctrl-C with the thread that runs commands.
     *
     * @param isEnding whether an interrupt of the reader means the end
     */
    void connect(Shell shell, Thread worker, BooleanSupplier isEnding) {
        completer.connect(shell);
        ending = isEnding;
        terminal.handle(Terminal.Signal.INT, signal -> worker.interrupt());
    }

    @Override
    public @Nullable String next(boolean continued) throws CancelledException {
        // An interrupt that came after the command's end is spent with it.
        Thread.interrupted();
        try {
            return reader.readLine(continued ? CONTINUED : PROMPT);
        } catch (UserInterruptException e) {
            if (ending.getAsBoolean()) {
                return null;
            }
            throw new CancelledException();
        } catch (EndOfFileException | IOError e) {
            // Ctrl-D, or a terminal that is gone.
            return null;
        }
    }

    @Override
    public void remember(String text) {
        history.remember(text);
    }

    @Override
    public boolean attended() {
        return true;
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
