package org.twatcache.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twatcache.BundleRef;
import org.twatcache.CacheSpec;
import org.twatcache.command.GogoShell;

class CompletionTest {

    private final GogoShell gogo = new GogoShell();
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    private final ShellSession session =
            gogo.sessions.open(new ShellRequest(nowhere, nowhere, InputStream.nullInputStream(), false), true);
    private final Completion completion = new Completion(session, () -> gogo.platform);

    @BeforeEach
    void openCaches() {
        gogo.platform.open("table");
        gogo.platform.open("it's");
        gogo.platform.open("twice");
        gogo.platform.open(
                new BundleRef(20, "com.acme", "1.0.0"),
                CacheSpec.of(String.class, String.class).named("twice").build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~> ",
            quoteCharacter = '\0',
            value = {
                "cache:e ~> 0 cache:engines|cache:export",
                "cache:list; cache:w ~> 12 cache:why",
                "wh ~> 0 why",
                "help cache:s ~> 5 cache:stats|cache:swap",
                "cache:get t ~> 10 table",
                "get t ~> 4 table",
                "cache:get i ~> 10 'it'\\''s'",
                "cache:get 'i ~> 10 'it'\\''s'",
                "cache:get # ~> 10 '#10'|'#9'",
                "cache:get x t ~> 12 ",
                "cache:open t ~> 11 ",
                "cache:open t --eng ~> 13 --engine",
                "cache:open t --engine c ~> 22 cachetools|caffeine",
                "cache:open t --engine=m ~> 13 --engine=memory",
                "cache:open t --prefer memory,ca ~> 22 memory,cachetools|memory,caffeine",
                "cache:open t --require bounds-e ~> 23 bounds-entries",
                "cache:swap t ~> 11 table",
                "cache:swap table c ~> 17 cachetools|caffeine",
                "cache:swap table memory --m ~> 24 --mode",
                "cache:swap table memory --mode m ~> 31 migrate",
                "cache:swap table memory --mode= ~> 24 --mode=cold|--mode=migrate",
                "cache:l ~> 0 cache:leaks|cache:list",
                "cache:put t k v --json --j ~> 23 ",
                "cache:put t k v -- --j ~> 19 ",
                "cache:get -- ta ~> 13 table",
                "nope:x t ~> 7 "
            })
    void line_isCompleted(String line, String expected) {
        Map<String, Object> found = completion.complete(line, line.length());

        assertThat((found.get("start") + " " + String.join("|", candidates(found))).strip())
                .isEqualTo(expected);
    }

    @Test
    void emptyLine_offersAllCommandsWithTheirScopes() {
        gogo.add("felix", "lb", (commandSession, arguments) -> null);

        assertThat(candidates(completion.complete("", 0)))
                .contains("cache:put", "felix:lb")
                .doesNotContain("put");
    }

    @Test
    void cursor_inTheMiddle_completesWhatStandsBefore() {
        assertThat(candidates(completion.complete("cache:get ta k", 12))).containsExactly("table");
        assertThat(candidates(completion.complete("cache:get ta", 99))).containsExactly("table");
    }

    @Test
    void file_isCompleted(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("keys 1.gz"), "");
        Files.createDirectory(folder.resolve("kept"));
        String head = "cache:replay table " + folder + "/";

        assertThat(candidates(completion.complete(head + "ke", head.length() + 2)))
                .containsExactly("'" + folder + "/keys 1.gz'", folder + "/kept/");
        assertThat(candidates(completion.complete(head + "nope/x", head.length() + 6)))
                .isEmpty();
    }

    @Test
    void platform_thatIsAway_offersNothing() {
        Completion away = new Completion(session, () -> null);

        assertThat(candidates(away.complete("cache:get ", 10))).isEmpty();
        assertThat(candidates(away.complete("cache:open t --engine ", 22))).isEmpty();

        gogo.platform.stopped = true;
        assertThat(candidates(completion.complete("cache:get ", 10))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~> ",
            quoteCharacter = '\0',
            value = {
                "cache:open t --option redis.password=abc ~> true",
                "cache:open t --option 'redis.password=abc' ~> true",
                "cache:open t --option API_TOKEN=abc ~> true",
                "cache:open t --option redis.uri=redis://u:p@h/0 ~> true",
                "cache:open t --option redis.password=env:REDIS ~> false",
                "cache:open t --option redis.password=file:/run/x ~> false",
                "cache:open t --option redis.uri=redis://h:6379/0 ~> false",
                "cache:get passwords k ~> false"
            })
    void secret_isTold(String line, boolean secret) {
        assertThat(SecretLine.isSecret(line)).isEqualTo(secret);
    }

    @SuppressWarnings("unchecked")
    private static List<String> candidates(Map<String, Object> found) {
        return (List<String>) Objects.requireNonNull(found.get("candidates"));
    }
}
