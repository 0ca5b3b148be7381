package org.twatcache.itest.karaf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedAction;
import java.util.EnumSet;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.apache.karaf.shell.api.console.SignalListener;
import org.jline.terminal.impl.ExternalTerminal;

/** A console of Karaf at a terminal, key by key, as one that an operator logs in to. */
final class TypedConsole implements AutoCloseable {

    private static final Pattern CONTROL = Pattern.compile("\\e\\[[0-?]*[ -/]*[@-~]|\\e[=>]|\\r");

    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final KarafTerminal terminal;
    private final Session session;
    private final Thread shell;

    TypedConsole(SessionFactory factory, String... roles) throws IOException {
        terminal = new KarafTerminal(new PipedInputStream(keys), screen);
        PrintStream out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        session = factory.create(terminal.input(), out, out, terminal, StandardCharsets.UTF_8.name(), () -> {});
        Subject subject = Operator.subject(roles);
        shell = new Thread(
                () -> Subject.doAs(subject, (PrivilegedAction<Void>) () -> {
                    session.run();
                    return null;
                }),
                "console");
        shell.start();
    }

    void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** What was printed since the last look, without the colours. */
    String screen() {
        return CONTROL.matcher(screen.toString(StandardCharsets.UTF_8)).replaceAll("");
    }

    void wipe() {
        screen.reset();
    }

    @Override
    public void close() throws IOException {
        session.close();
        terminal.close();
        try {
            shell.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class KarafTerminal extends ExternalTerminal
            implements org.apache.karaf.shell.api.console.Terminal {

        KarafTerminal(PipedInputStream keys, OutputStream screen) throws IOException {
            super("twat-cache test", "xterm", keys, screen, StandardCharsets.UTF_8);
        }

        @Override
        public int getWidth() {
            return size.getColumns();
        }

        @Override
        public int getHeight() {
            return size.getRows();
        }

        @Override
        public boolean isAnsiSupported() {
            return true;
        }

        @Override
        public boolean isEchoEnabled() {
            return echo();
        }

        @Override
        public void setEchoEnabled(boolean enabled) {
            echo(enabled);
        }

        @Override
        public void addSignalListener(SignalListener listener, org.apache.karaf.shell.api.console.Signal... signals) {}

        @Override
        public void addSignalListener(
                SignalListener listener, EnumSet<org.apache.karaf.shell.api.console.Signal> signals) {}

        @Override
        public void addSignalListener(SignalListener listener) {}

        @Override
        public void removeSignalListener(SignalListener listener) {}
    }
}
