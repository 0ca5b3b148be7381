package org.twatcache.itest.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.Attrs;
import aQute.bnd.osgi.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests of all bundles keep the laws. */
class ManifestsIT {

    /** Annotations that nobody reads at run time, and what is not in every Java. */
    private static final Set<String> MAY_BE_MISSING =
            Set.of("org.jspecify.annotations", "sun.misc", "com.sun.management", "javax.management");

    private static List<Domain> manifests() throws IOException {
        return Repository.manifests();
    }

    @Test
    void bundles_areAllThere() throws IOException {
        assertThat(manifests()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void imports_areNamed_ofVersions_andOptionalOnlyWhereNothingNeedsThem(Domain manifest) {
        assertThat(faults(manifest)).isEmpty();
    }

    @Test
    void manifest_withPlantedFaults_isFoundOut() {
        Domain planted = Domain.domain(new Manifest());
        planted.set("DynamicImport-Package", "*");
        planted.set(
                "Import-Package",
                "com.acme;resolution:=optional;version=\"[1,2)\",com.acme.any;version=1.0,com.acme.none");
        planted.set("Export-Package", "com.acme.out");
        planted.set("Require-Bundle", "org.twatcache.core");

        assertThat(faults(planted)).hasSize(6);
    }

    @Test
    void engines_sayWhatTheyAre() throws IOException {
        List<Attrs> engines = provided("org.twatcache.engine");
        String contract = exported("org.twatcache.spi");

        assertThat(engines).extracting(engine -> engine.get("name")).contains("map", "caffeine", "xodus", "redis");
        assertThat(engines).allSatisfy(engine -> {
            assertThat(engine).containsEntry("version", contract).containsKey("aliases");
        });
        assertThat(engines)
                .anySatisfy(engine -> assertThat(engine.get("traits")).contains("PERSISTENT", "EXPIRES"));
    }

    @Test
    void codecs_sayWhatTheyAre() throws IOException {
        List<Attrs> codecs = provided("org.twatcache.codec");

        assertThat(codecs).extracting(codec -> codec.get("name")).containsExactlyInAnyOrder("builtin", "smile");
        String contract = exported("org.twatcache.codec");
        assertThat(codecs).allSatisfy(codec -> assertThat(codec).containsEntry("version", contract));
    }

    /** From the first release on: before it there is nothing to compare with. */
    @ParameterizedTest
    @MethodSource("manifests")
    void bundle_thatExports_isComparedWithItsLastRelease(Domain manifest) throws IOException {
        String name = manifest.getBundleSymbolicName().getKey();
        Path pom = Path.of(System.getProperty("twat-cache.root"), "bundles", name, "pom.xml");

        assertThat(Files.readString(pom).contains("bnd-baseline-maven-plugin"))
                .isEqualTo(!manifest.getExportPackage().isEmpty());
    }

    @Test
    void core_canDoWithoutAnyEngine() throws IOException {
        Domain core = manifests().stream()
                .filter(manifest -> manifest.getBundleSymbolicName().getKey().equals("org.twatcache.core"))
                .findFirst()
                .orElseThrow();

        core.getRequireCapability().forEach((namespace, requirement) -> {
            if (String.valueOf(requirement.get("filter:")).contains("CacheEngineFactory")) {
                assertThat(requirement)
                        .containsEntry("resolution:", "optional")
                        .containsEntry("cardinality:", "multiple");
            }
            assertThat(namespace).doesNotStartWith("org.twatcache.");
        });
    }

    private static List<Attrs> provided(String namespace) throws IOException {
        List<Attrs> found = new ArrayList<>();
        for (Domain manifest : manifests()) {
            manifest.getProvideCapability().forEach((name, attributes) -> {
                if (name.replaceAll("~+$", "").equals(namespace)) {
                    found.add(attributes);
                }
            });
        }
        return found;
    }

    private static String exported(String name) throws IOException {
        return manifests().stream()
                .map(manifest -> manifest.getExportPackage().get(name))
                .filter(Objects::nonNull)
                .map(Attrs::getVersion)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> faults(Domain manifest) {
        List<String> faults = new ArrayList<>();
        if (!manifest.getDynamicImportPackage().isEmpty()) {
            faults.add("imports dynamically");
        }
        if (!manifest.getRequireBundle().isEmpty()) {
            faults.add("requires a bundle instead of packages");
        }
        manifest.getImportPackage().forEach((name, attributes) -> {
            boolean ofJava = name.startsWith("java") || MAY_BE_MISSING.contains(name);
            if (!ofJava && !isRange(attributes.getVersion())) {
                faults.add("imports any version of " + name);
            }
            if ("optional".equals(attributes.get("resolution:")) && !MAY_BE_MISSING.contains(name)) {
                faults.add("imports " + name + " if it is there");
            }
        });
        manifest.getExportPackage().forEach((name, attributes) -> {
            if (attributes.getVersion() == null) {
                faults.add("exports " + name + " without a version");
            }
        });
        return faults;
    }

    private static boolean isRange(@Nullable String version) {
        return version != null && version.contains(",");
    }
}
