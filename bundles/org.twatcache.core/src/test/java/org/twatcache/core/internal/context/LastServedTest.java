package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.Cache;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.fixture.Disk;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** What an engine keeps is believed only where nobody else served meanwhile, in this process or in another one. */
class LastServedTest {

    private static final List<String> KEYS = List.of("a", "b", "c");

    @TempDir
    Path data;

    private final Disk disk = new Disk();
    private final TestOffer xodus = disk.offer("xodus").ranking(9);
    private final TestOffer memory = TestOffer.named("memory");
    private TestPlatform platform = new TestPlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    /** The process ends, and another one finds the same files. */
    private void restart(TestOffer... offers) {
        platform.close();
        platform = TestPlatform.at(data, offers);
    }

    private Cache<String, String> open(OnEngineLoss policy) {
        return platform.open(TestPlatform.strings().named("last").onEngineLoss(policy));
    }

    /** A session in which the disk serves, and that ends in order. */
    private void fill(OnEngineLoss policy) {
        restart(xodus);
        open(policy).putAll(Map.of("a", "1", "b", "2", "c", "3"));
    }

    /** What a process leaves that is killed now: its files, as they are. */
    private void kill(TestOffer... offers) throws IOException {
        Path left = Files.createTempDirectory(data, "killed");
        copy(data.resolve("served"), left.resolve("served"));
        platform.close();
        platform = TestPlatform.at(left, offers);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            try (Stream<Path> files = Files.walk(from)) {
                files.forEach(file -> {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }

    @Test
    void servedElsewhereWhileTheEngineWasAway_isNotTakenBack() {
        fill(OnEngineLoss.FAILOVER);
        restart(memory);
        Cache<String, String> cache = open(OnEngineLoss.FAILOVER);
        cache.put("b", "new");
        cache.remove("c");
        restart(xodus, memory);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(KEYS)).isEmpty();
    }

    @Test
    void servedElsewhere_inTheSameProcess_isNotTakenBack() {
        fill(OnEngineLoss.FAILOVER);
        restart(memory);
        open(OnEngineLoss.FAILOVER).close();
        Cache<String, String> cache = open(OnEngineLoss.FAILOVER);
        cache.remove("c");
        cache.close();
        platform.comes(xodus);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(KEYS)).isEmpty();
    }

    @Test
    void killedWhileServedElsewhere_isNotTakenBack() throws Exception {
        fill(OnEngineLoss.FAILOVER);
        restart(memory);
        open(OnEngineLoss.FAILOVER).remove("c");
        kill(xodus);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(KEYS)).isEmpty();
    }

    @Test
    void writtenWhereNoEngineWas_isNotTakenBack() {
        fill(OnEngineLoss.BYPASS);
        restart();
        open(OnEngineLoss.BYPASS).remove("c");
        restart(xodus);
        assertThat(open(OnEngineLoss.BYPASS).getAll(KEYS)).isEmpty();
    }

    @Test
    void killedAfterAWriteWhereNoEngineWas_isNotTakenBack() throws Exception {
        fill(OnEngineLoss.BYPASS);
        restart();
        open(OnEngineLoss.BYPASS).remove("c");
        kill(xodus);
        assertThat(open(OnEngineLoss.BYPASS).getAll(KEYS)).isEmpty();
    }

    @Test
    void served_againByTheSameEngineAfterThat_isBelieved() {
        fill(OnEngineLoss.FAILOVER);
        restart(memory);
        open(OnEngineLoss.FAILOVER).remove("c");
        restart(xodus);
        open(OnEngineLoss.FAILOVER).put("d", "4");
        restart(xodus);
        assertThat(open(OnEngineLoss.FAILOVER).get("d")).isEqualTo("4");
    }

    @Test
    void servedByAnotherDiskMeanwhile_isNotTakenBack() {
        TestOffer other = new Disk().offer("other");
        fill(OnEngineLoss.FAILOVER);
        restart(other);
        open(OnEngineLoss.FAILOVER).put("b", "new");
        restart(xodus);
        Cache<String, String> cache = open(OnEngineLoss.FAILOVER);
        assertThat(cache.getAll(KEYS)).isEmpty();
        cache.remove("b");
        restart(other);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(KEYS)).isEmpty();
    }

    @Test
    void neverServedElsewhere_staysWarm() throws Exception {
        fill(OnEngineLoss.FAILOVER);
        restart(xodus, memory);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(KEYS)).hasSize(3);
        kill(xodus);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(KEYS)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(OnEngineLoss.class)
    void neverWrittenWhileTheEngineWasAway_staysWarm(OnEngineLoss policy) throws Exception {
        fill(policy);
        restart();
        assertThat(open(policy).name()).isEqualTo("last");
        kill(xodus);
        assertThat(open(policy).getAll(KEYS)).hasSize(3);
    }

    @Test
    void neverWrittenElsewhere_staysWarm() {
        fill(OnEngineLoss.FAILOVER);
        restart(memory);
        assertThat(open(OnEngineLoss.FAILOVER).get("a")).isNull();
        restart(xodus);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(KEYS)).hasSize(3);
    }

    @Test
    void engineThatComesAfterAnother_missesOnlyWhatWasWritten() {
        fill(OnEngineLoss.FAILOVER);
        restart(memory);
        Cache<String, String> cache = open(OnEngineLoss.FAILOVER);
        cache.put("b", "new");
        cache.remove("c");
        platform.comes(xodus);
        eventually()
                .until(() ->
                        platform.control(cache).info().engine().orElse("none").equals("xodus"));
        assertThat(cache.getAll(KEYS)).isEqualTo(Map.of("a", "1", "b", "new"));
    }

    @Test
    void cacheInMemory_leavesNoFiles() {
        restart(memory);
        Cache<String, String> cache = open(OnEngineLoss.FAILOVER);
        cache.put("a", "1");
        cache.close();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void destroyedWhileTheEngineWasAway_isNotMetAgain() {
        fill(OnEngineLoss.BYPASS);
        restart();
        assertThat(open(OnEngineLoss.BYPASS).name()).isEqualTo("last");
        assertThat(platform.contexts().destroy("last")).isTrue();
        restart(xodus);
        assertThat(open(OnEngineLoss.BYPASS).getAll(KEYS)).isEmpty();
    }

    @Test
    void recordThatCannotBeRead_believesNobody() throws Exception {
        fill(OnEngineLoss.FAILOVER);
        try (Stream<Path> files = Files.list(data.resolve("served"))) {
            Files.write(files.findFirst().orElseThrow(), new byte[] {0, 'e', (byte) 0xC3});
        }
        restart(xodus);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(KEYS)).isEmpty();
    }
}
