package org.twatcache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final String CANCEL = "\u0003";

    private final List<String> ran = new ArrayList<>();
    private final List<String> remembered = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void lines_attended_goOnAfterAFailure() {
        assertThat(attended("fail", "b")).isZero();
        assertThat(ran).containsExactly("fail", "b");
    }

    @Test
    void lines_piped_endAtTheFirstFailure() {
        assertThat(piped("a", "fail", "b")).isEqualTo(ExitCode.FAILED);
        assertThat(ran).containsExactly("a", "fail");
    }

    @Test
    void exit_endsWithZero() {
        assertThat(attended("fail", " exit ", "b")).isZero();
        assertThat(attended("quit", "b")).isZero();
        assertThat(ran).containsExactly("fail");
    }

    @Test
    void quote_open_goesOnInTheNextLine() {
        attended("put 'a", "b'");

        assertThat(ran).containsExactly("put 'a\nb'");
        assertThat(remembered).containsExactly("put 'a\nb'");
    }

    @Test
    void quote_openAtTheEndOfAPipe_isUsage() {
        assertThat(piped("put 'a")).isEqualTo(ExitCode.USAGE);
        assertThat(ran).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("put 'a");
    }

    @Test
    void line_cancelled_isForgottenWithWhatItContinues() {
        attended("put 'a", CANCEL, "b");

        assertThat(ran).containsExactly("b");
    }

    @Test
    void history_keepsFailuresButNoSecretsAndNoBlanks() {
        attended("fail", "password=x", "  ", "open 'password", "=x'");

        assertThat(remembered).containsExactly("fail");
    }

    private int attended(String... lines) {
        return run(true, lines);
    }

    private int piped(String... lines) {
        return run(false, lines);
    }

    private int run(boolean attended, String... lines) {
        PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(InputStream.nullInputStream(), out, out);
        return new Session(new Typed(List.of(lines), attended), new Recorder(), streams).run();
    }

    private final class Recorder implements Shell {

        @Override
        public int run(String line) {
            if (line.chars().filter(c -> c == '\'').count() % 2 != 0) {
                return INCOMPLETE;
            }
            ran.add(line);
            return line.equals("fail") ? ExitCode.FAILED : ExitCode.OK;
        }

        @Override
        public Completions complete(String line, int cursor) {
            return new Completions(0, List.of());
        }

        @Override
        public boolean secret(String line) {
            return line.contains("password");
        }
    }

    private final class Typed implements Lines {

        private final List<String> rest;
        private final boolean attended;

        Typed(List<String> lines, boolean attended) {
            this.rest = new ArrayList<>(lines);
            this.attended = attended;
        }

        @Override
        public @Nullable String next(boolean continued) throws CancelledException {
            String line = rest.isEmpty() ? null : rest.remove(0);
            if (CANCEL.equals(line)) {
                throw new CancelledException();
            }
            return line;
        }

        @Override
        public void remember(String text) {
            remembered.add(text);
        }

        @Override
        public boolean attended() {
            return attended;
        }
    }
}
