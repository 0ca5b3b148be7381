package org.twatcache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class ShellCompleterTest {

    private final ShellCompleter completer = new ShellCompleter();

    @Test
    void word_isWhatTheShellReplaces() {
        completer.connect(completing(5, List.of("--engine=", "--json")));

        ParsedLine parsed = completer.parse("open --", 7, ParseContext.COMPLETE);

        assertThat(parsed.word()).isEqualTo("--");
        assertThat(parsed.words()).containsExactly("open ", "--");
        assertThat(parsed.wordIndex()).isEqualTo(1);
    }

    @Test
    void candidate_thatEndsOpen_getsNoBlank() throws Exception {
        completer.connect(completing(0, List.of("--engine=", "--json")));
        List<Candidate> candidates = new ArrayList<>();

        completer.complete(reader(), completer.parse("--", 2, ParseContext.COMPLETE), candidates);

        assertThat(candidates).extracting(Candidate::value).containsExactly("--engine=", "--json");
        assertThat(candidates).extracting(Candidate::complete).containsExactly(false, true);
    }

    @Test
    void line_beforeAShellIsThere_hasNoCandidates() throws Exception {
        List<Candidate> candidates = new ArrayList<>();

        completer.complete(reader(), completer.parse("x", 1, ParseContext.COMPLETE), candidates);

        assertThat(candidates).isEmpty();
    }

    private static LineReader reader() throws Exception {
        return LineReaderBuilder.builder()
                .terminal(new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream()))
                .build();
    }

    private static Shell completing(int start, List<String> candidates) {
        return new Shell() {
            @Override
            public int run(String line) {
                return ExitCode.OK;
            }

            @Override
            public Completions complete(String line, int cursor) {
                return new Completions(start, candidates);
            }

            @Override
            public boolean secret(String line) {
                return false;
            }
        };
    }
}
