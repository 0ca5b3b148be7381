package org.twatcache.command.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordsCompleterTest {

    private final Completer global = new CompleteCommand(WordsCompleterTest::echo).getCompleter(false);
    private final Session session = mock(Session.class);

    @BeforeEach
    void beInAFolder() {
        when(session.currentDir()).thenReturn(Path.of("/here"));
        when(session.resolveCommand("get")).thenReturn("cache:get");
        when(session.resolveCommand("cache:get")).thenReturn("cache:get");
    }

    @Test
    void argument_isCompletedUpToTheCursor() {
        assertThat(candidates(global, 1, 2, "cache:get", "table")).containsExactly("cache:get|ta", "/here/");
    }

    @Test
    void nameWithoutScope_isThatOfTheSession() {
        assertThat(candidates(global, 2, 0, "get", "table", "")).containsExactly("cache:get|table|", "/here/");
    }

    @Test
    void words_thatEndWithASlash_wantNoBlank() {
        List<Candidate> found = new ArrayList<>();
        global.completeCandidates(session, line(1, 0, "cache:get", ""), found);

        assertThat(found).extracting(Candidate::complete).containsExactly(true, false);
    }

    @Test
    void texts_haveTheBlankWithThem() {
        List<String> found = new ArrayList<>();
        int start = global.complete(session, line(1, 2, "cache:get", "ta"), found);

        assertThat(found).containsExactly("cache:get|ta ", "/here/");
        assertThat(start).isEqualTo("cache:get ".length());
    }

    @Test
    void firstWord_isTheNameOfTheCommand() {
        assertThat(candidates(global, 0, 7, "cache:c")).containsExactly("cache:complete");
        assertThat(candidates(global, 0, 4, "comp")).containsExactly("complete");
        assertThat(candidates(global, 0, 3, "xyz")).isEmpty();
    }

    @Test
    void firstWord_inItsSubshell_isTheBareName() {
        assertThat(candidates(new CompleteCommand(WordsCompleterTest::echo).getCompleter(true), 0, 1, "c"))
                .containsExactly("complete");
    }

    /** Answers with what it was asked, and with a folder. */
    private static List<String> echo(List<String> typed, Path folder) {
        return List.of(String.join("|", typed), folder + "/");
    }

    private List<String> candidates(Completer completer, int index, int position, String... arguments) {
        List<Candidate> found = new ArrayList<>();
        completer.completeCandidates(session, line(index, position, arguments), found);
        return found.stream().map(Candidate::value).toList();
    }

    /** The cursor stands in the argument of an index. */
    private static CommandLine line(int index, int position, String... arguments) {
        CommandLine line = mock(CommandLine.class);
        String before = String.join(" ", List.of(arguments).subList(0, index));
        when(line.getArguments()).thenReturn(arguments);
        when(line.getCursorArgumentIndex()).thenReturn(index);
        when(line.getArgumentPosition()).thenReturn(position);
        when(line.getBufferPosition()).thenReturn(before.length() + (index == 0 ? 0 : 1) + position);
        return line;
    }
}
