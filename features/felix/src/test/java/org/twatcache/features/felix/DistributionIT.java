package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.features.felix.StartScript.Outcome;

/** What is downloaded, unpacked in an empty folder. */
class DistributionIT {

    private static final String USE = "cache:open t; cache:put t k v; cache:get t k";

    @TempDir
    private Path folder;

    private Path home;
    private Path data;

    @BeforeEach
    void unpack() throws Exception {
        Process tar = new ProcessBuilder(
                        "tar", "xzf", System.getProperty("twat-cache.download"), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(StartScript.await(tar)).isZero();
        try (Stream<Path> unpacked = Files.list(folder)) {
            home = unpacked.findFirst().orElseThrow();
        }
        data = folder.resolve("data");
    }

    @Test
    void unpacked_startsAtOnce_andFasterFromTheSecondTimeOn() throws Exception {
        assertThat(home.resolve("LICENSE")).isRegularFile();

        Outcome first = script("-c", USE).run();
        Set<Path> archives = archives();
        Outcome second = script("-c", USE).run();

        assertThat(List.of(first, second)).allSatisfy(outcome -> {
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).isEqualTo("t: caffeine\nv\n");
        });
        assertThat(archives)
                .hasSize(1)
                .allSatisfy(archive -> assertThat(archive).isNotEmptyFile());
        assertThat(archives()).isEqualTo(archives);
    }

    @Test
    void archiveOfClasses_ofJarsThatWereReplaced_isMadeAnew() throws Exception {
        script("-c", USE).run();
        Set<Path> archives = archives();
        Path launcher = home.resolve("lib/org.twatcache.launcher.jar");
        Files.setLastModifiedTime(
                launcher,
                FileTime.fromMillis(Files.getLastModifiedTime(launcher).toMillis() + 120_000));

        Outcome outcome = script("-c", USE).run();

        assertThat(outcome.out()).isEqualTo("t: caffeine\nv\n");
        assertThat(archives()).hasSize(1).doesNotContainAnyElementsOf(archives);
    }

    @Test
    void everyBundle_isStarted_andNothingListens() throws Exception {
        Process process = script().start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().write("cache:open t\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            assertThat(out.readLine()).isEqualTo("t: caffeine");

            assertThat(listening()).doesNotContainAnyElementsOf(sockets(process.pid()));
            process.getOutputStream().write("lb\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            assertThat(out.lines().filter(line -> line.contains("|")))
                    .hasSizeGreaterThan(15)
                    .allMatch(line -> line.contains("|Active") || line.contains("ID|State"));
        }
        assertThat(StartScript.await(process)).isZero();
    }

    @Test
    void configuration_inConf_isApplied() throws Exception {
        Files.writeString(home.resolve("conf/org.twatcache.cfg"), "engine = map\n");

        assertThat(script("-c", "cache:open t").run().out()).isEqualTo("t: map\n");
    }

    @Test
    void configuration_withTheData_isAppliedAndFollowed() throws Exception {
        Path conf = Files.createDirectories(data.resolve("conf"));
        Path file = Files.writeString(conf.resolve("org.twatcache.cfg"), "engine = map\n");
        Process process = script().start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            type(process, "cache:open a");
            assertThat(out.readLine()).isEqualTo("a: map");

            Files.writeString(file, "engine = caffeine\nttl = 5m\n");
            int[] opened = {0};
            await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
                String name = "b" + opened[0]++;
                type(process, "cache:open " + name);
                return out.readLine().equals(name + ": caffeine");
            });
            process.getOutputStream().close();
        }
        assertThat(StartScript.await(process)).isZero();
    }

    @Test
    void configuration_thatMakesNoSense_isToldAndLeavesTheDefaults() throws Exception {
        Files.writeString(home.resolve("conf/org.twatcache.cfg"), "ttl = five minutes\n");
        Files.writeString(home.resolve("conf/org.twatcache.cache-reports.cfg"), "name = reports\nmax.size = many\n");

        Outcome outcome = script("-c", USE).run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo("t: caffeine\nv\n");
        assertThat(outcome.err())
                .contains("configuration org.twatcache is refused", "'five minutes' is not a duration", "'many'");
    }

    @Test
    void data_thatCannotBeWritten_isToldAndNothingStarts() {
        data = Path.of("/proc/twat-cache");

        Outcome outcome = script("-c", USE).run();

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("the data folder /proc/twat-cache cannot be made", "--data");
    }

    private StartScript script(String... arguments) {
        return StartScript.at(home.resolve("bin/twat-cache"), data, arguments).in(folder);
    }

    private static void type(Process process, String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private Set<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("archive"))) {
            return files.filter(file -> !file.endsWith("lock")).collect(Collectors.toSet());
        }
    }

    /** The sockets of a process, by inode. */
    private static Set<String> sockets(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors
                    .map(DistributionIT::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.replaceAll("\\D", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }

    /** The sockets that listen for TCP on this machine, by inode. */
    private static List<String> listening() throws IOException {
        try (Stream<String> four = Files.lines(Path.of("/proc/net/tcp"));
                Stream<String> six = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(four, six)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields[3].equals("0A"))
                    .map(fields -> fields[9])
                    .toList();
        }
    }
}
