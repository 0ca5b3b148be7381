package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.features.felix.StartScript.Outcome;

/** Where the script is started, and with which Java. */
class EnvironmentIT {

    @TempDir
    private Path folder;

    @Test
    void script_throughASymlinkInAFolderWithBlanks_starts() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("a folder"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("tc"), StartScript.ROOT.resolve("twat-cache"));

        Outcome outcome = StartScript.at(link, folder, "-c", "cache:engines")
                .in(elsewhere)
                .run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("caffeine");
    }

    @Test
    void java_missing_isSaid() {
        Outcome outcome = StartScript.with(folder, "-c", "")
                .environment("JAVA_HOME", "/nowhere")
                .run();

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("/nowhere", "JDK");
    }

    @Test
    void java_tooOld_isSaid() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createFile(
                bin.resolve("java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        Outcome outcome = StartScript.with(folder, "-c", "")
                .environment("JAVA_HOME", folder.toString())
                .run();

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("Java 11", "17");
    }

    @Test
    void bundle_thatDoesNotResolve_fails3AndIsNamed() throws Exception {
        Path broken = copyWithout("org.twatcache.api-");
        Path launcher = broken.resolve("lib/org.twatcache.launcher.jar");

        Outcome outcome = StartScript.of(
                        List.of("java", "-cp", launcher.toString(), "org.twatcache.launcher.Main", "-c", ""), folder)
                .run();

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("org.twatcache.codec.smile did not start", "osgi.wiring.package=org.twatcache)");
    }

    @Test
    void java25_whereThereIsOne_startsToo() throws Exception {
        String home = System.getenv("JAVA25_HOME");
        boolean present = home != null && !home.isBlank();
        Path said = Path.of(System.getProperty("twat-cache.java25"));
        if (present) {
            Outcome outcome = StartScript.with(folder, "-c", "cache:open t; cache:put t k v; cache:get t k")
                    .environment("JAVA_HOME", home)
                    .run();
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).isEqualTo("t: caffeine\nv\n");
        }
        Files.writeString(said, present ? "java25: run" : "java25: not run, no JDK 25");
    }

    private Path copyWithout(String bundle) throws Exception {
        // The script makes the distribution current before the first copy.
        assertThat(StartScript.with(folder, "--version").run().code()).isZero();
        Path source = StartScript.ROOT.resolve("features/felix/target/dist");
        Path copy = folder.resolve("dist");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(found -> !found.startsWith(source.resolve("archive")))
                    .toList()) {
                Files.copy(file, copy.resolve(source.relativize(file)));
            }
        }
        Path list = copy.resolve("conf/bundles");
        Files.writeString(list, Files.readString(list).replaceAll("(?m)^" + Pattern.quote(bundle) + ".*\n", ""));
        return copy;
    }
}
