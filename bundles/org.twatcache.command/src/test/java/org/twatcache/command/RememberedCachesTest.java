package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.EngineTrait;
import org.twatcache.admin.CacheAdmin.EngineUse;
import org.twatcache.command.GogoShell.Outcome;

/** Persistent caches of the shell in its next start. */
class RememberedCachesTest {

    private static final String UNKNOWN = "twat-cache: There are 0 caches 'd'\n";

    @TempDir
    private Path data;

    /** A platform that knows nothing of an earlier one but what is in the folder. */
    private GogoShell start() {
        GogoShell shell = new GogoShell(data.resolve("remembered"));
        shell.platform.engines.add(
                new EngineUse(FakePlatform.engine("xodus", List.of("disk"), "", EngineTrait.PERSISTENT), 0));
        return shell;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"get d k", "put d k v", "remove d k", "clear d", "stats d", "destroy d"})
    void command_thatNamesAPersistentCacheOfAnEarlierStart_opensItAsItWas(String command) {
        start().run("cache:open d --engine xodus --folder f --ttl 1h --option a=b=c");
        GogoShell next = start();
        List<Map<String, String>> specs = new java.util.ArrayList<>();
        next.platform.opened = cache -> specs.add(cache.spec.toProperties());

        assertThat(next.run("cache:" + command + "; cache:list").code()).isZero();
        assertThat(specs)
                .containsExactly(Map.of(
                        "name",
                        "d",
                        "engine",
                        "xodus",
                        "folder",
                        "f",
                        "ttl",
                        "1h",
                        "option.a",
                        "b=c",
                        "required",
                        "true"));
    }

    @Test
    void cache_thatWasOpenedTwice_isOpenedAsTheLastTime() {
        start().run("cache:open d --engine xodus --ttl 1h");
        start().run("cache:open d --engine xodus --ttl 2h");
        GogoShell next = start();

        assertThat(next.run("cache:get d k").code()).isZero();
        assertThat(next.platform.cache("d").spec.toProperties()).containsEntry("ttl", "2h");
        assertThat(next.platform.cache("d").handles).isOne();
    }

    @Test
    void cache_inMemory_isNotKnownInTheNextStart() throws IOException {
        start().run("cache:open d --engine xodus");
        start().run("cache:open d");

        assertThat(start().run("cache:get d k")).isEqualTo(new Outcome(1, "", UNKNOWN));
        assertThat(files()).isEmpty();
    }

    @Test
    void cache_thatWasDestroyed_isNotKnownInTheNextStart() {
        start().run("cache:open d --engine xodus");
        start().run("cache:destroy d");

        assertThat(start().run("cache:get d k")).isEqualTo(new Outcome(1, "", UNKNOWN));
    }

    @Test
    void cache_thatWasClosed_staysClosedUntilTheNextStart() {
        GogoShell shell = start();

        assertThat(shell.run("cache:open d --engine xodus; cache:close d; cache:get d k"))
                .isEqualTo(new Outcome(1, "d: xodus\n", UNKNOWN));
        assertThat(shell.run("cache:open d --engine xodus; cache:get d k").code())
                .isZero();
        assertThat(shell.run("cache:close d; cache:get d k").code()).isOne();
        assertThat(start().run("cache:get d k").code()).isZero();
    }

    @Test
    void close_ofACacheThatIsNotOpen_opensNothing() {
        start().run("cache:open d --engine xodus");

        assertThat(start().run("cache:close d")).isEqualTo(new Outcome(1, "", UNKNOWN));
    }

    @Test
    void spec_withASecret_isNotKept() throws IOException {
        start().run("cache:open d --engine xodus");
        start().run("cache:open d --engine xodus --option password=hunter2");

        assertThat(files()).isEmpty();
    }

    @Test
    void spec_thatRefersToASecret_isKept() {
        start().run("cache:open d --engine xodus --option password=env:PW");
        GogoShell next = start();

        assertThat(next.run("cache:get d k").code()).isZero();
        assertThat(next.platform.cache("d").spec.toProperties()).containsEntry("option.password", "env:PW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name=e", "name=d\nengine=xodus\nttl=never", "name=d\nwhat=ever", "a=\\u00", "\u0000"})
    void file_thatMakesNoSense_isAnErrorThatNamesItUntilTheCacheIsOpened(String text) throws IOException {
        start().run("cache:open d --engine xodus");
        Path file = files().get(0);
        Files.writeString(file, text);
        GogoShell next = start();

        Outcome outcome = next.run("cache:get d k");
        assertThat(outcome.code()).isOne();
        assertThat(outcome.err())
                .contains(file.toString(), "cache 'd'", "cache:open")
                .hasLineCount(1);
        assertThat(next.run("cache:open d --engine xodus").code()).isZero();
        assertThat(start().run("cache:get d k").code()).isZero();
    }

    @Test
    void engine_thatIsNotThereAnyMore_isTold() {
        start().run("cache:open d --engine xodus");
        GogoShell next = new GogoShell(data.resolve("remembered"));

        assertThat(next.run("cache:get d k"))
                .isEqualTo(new Outcome(1, "", "twat-cache: Cache 'd': no engine 'xodus'; available: caffeine, map\n"));
    }

    @Test
    void folder_thatCannotBeMade_isAnErrorAndTheCacheIsOpen() throws IOException {
        Files.createFile(data.resolve("remembered"));
        GogoShell shell = start();

        Outcome outcome = shell.run("cache:open d --engine xodus");
        assertThat(outcome.code()).isOne();
        assertThat(outcome.err()).contains(data.resolve("remembered").toString());
        assertThat(shell.run("cache:put d k v; cache:get d k")).isEqualTo(new Outcome(0, "v\n", ""));
    }
}
