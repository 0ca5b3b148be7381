package org.twatcache.itest.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle has its licence with it, and names whose classes it contains. */
class LicencesIT {

    private static final Path ROOT = Path.of(System.getProperty("twat-cache.root"));

    private static List<Path> bundles() throws IOException {
        return Repository.bundles();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundle_hasItsLicence_andANoticeOfWhatItContainsOfOthers(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(ROOT.resolve("LICENSE")));
            assertThat(jar.getEntry("META-INF/NOTICE") != null)
                    .isEqualTo(!foreign(jar).isEmpty());
        }
    }

    @Test
    void bundles_thatContainLibraries_nameEachOfThem() throws IOException {
        assertNames("org.twatcache.engine.xodus-", "Xodus", "Kotlin", "kotlin-logging", "Caffeine");
        assertNames("org.twatcache.engine.redis-", "Jedis", "redis-authx", "Commons Pool", "Resilience4j", "MIT");
        assertNames("org.twatcache.engine.caffeine-", "Caffeine");
        assertNames("org.twatcache.codec.smile-", "Jackson", "FastDoubleParser", "Schubfach");
    }

    private static void assertNames(String bundle, String... libraries) throws IOException {
        Path file = bundles().stream()
                .filter(each -> each.getFileName().toString().startsWith(bundle))
                .findFirst()
                .orElseThrow();
        try (JarFile jar = new JarFile(file.toFile())) {
            assertThat(text(jar, "META-INF/NOTICE")).contains(libraries);
        }
    }

    /** Packages with classes that are not of this project. */
    private static Set<String> foreign(JarFile jar) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".class") && !name.startsWith("org/twatcache/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .collect(Collectors.toSet());
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream stream = jar.getInputStream(jar.getEntry(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
