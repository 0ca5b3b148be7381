package org.twatcache.itest.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.resolver.ResolutionException;
import org.twatcache.itest.resolver.client.DiskClient;
import org.twatcache.itest.resolver.stranded.StrandedClient;
import org.twatcache.itest.support.TestBundle;

/** What bnd's resolver finds in the index of all bundles, and what it says where something is missing. */
class ResolverIT {

    private static final String CLIENT = "com.acme.client";
    private static final String SPI = "org.twatcache.spi;version=\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "core",
                "engine.map",
                "engine.caffeine",
                "engine.xodus",
                "engine.redis",
                "codec.smile",
                "command",
                "events",
                "promise",
                "services",
                "example.digest"
            })
    void bundle_resolvesAlone_withWhatItDeclares(String bundle) throws Exception {
        assertThat(new Repository().resolve("org.twatcache." + bundle))
                .contains("org.twatcache.api", "org.twatcache." + bundle);
    }

    /** Core neither: engines come later, or never. */
    @Test
    void platform_needsNoEngine() throws Exception {
        assertThat(new Repository().resolve("org.twatcache.command"))
                .contains("org.twatcache.core")
                .noneMatch(name -> name.startsWith("org.twatcache.engine."));
    }

    @Test
    void client_thatWishesForEngines_isBroughtThem() throws Exception {
        assertThat(new Repository().with(client()).resolve(CLIENT))
                .contains("org.twatcache.engine.xodus", "org.twatcache.engine.caffeine", "org.twatcache.api")
                .doesNotContain("org.twatcache.engine.redis", "org.twatcache.engine.map");
    }

    @Test
    void client_whoseEngineIsNotThere_isToldWhichItIs() throws Exception {
        Repository repository = new Repository().with(client()).without("org.twatcache.engine.xodus");

        assertRefused(repository, CLIENT, "org.twatcache.engine", "(name=xodus)");
    }

    @Test
    void package_thatWishesForAnEngineOfNobody_isToldWhichItIs() throws Exception {
        Path stranded = TestBundle.named("com.acme.stranded")
                .containing(StrandedClient.class)
                .build();

        assertRefused(new Repository().with(stranded), "com.acme.stranded", "(name=punchcards)");
    }

    @Test
    void newerEngine_onAnOlderPlatform_isToldWhichVersionIsMissing() throws Exception {
        String engine = "org.twatcache.engine.map";
        Repository repository = new Repository().changed(engine, SPI + "[1.0", SPI + "[1.1");

        assertRefused(repository, engine, "org.twatcache.spi", "(version>=1.1.0)");
    }

    @Test
    void olderEngine_onANewerPlatform_isToldWhichVersionIsMissing() throws Exception {
        Repository repository = new Repository().changed("org.twatcache.api", SPI + "1.0.0", SPI + "2.0.0");

        assertRefused(repository, "org.twatcache.engine.map", "org.twatcache.spi", "(!(version>=2.0.0))");
    }

    @Test
    void olderCore_withANewerApi_isToldWhichVersionIsMissing() throws Exception {
        Repository repository = new Repository().changed("org.twatcache.api", SPI + "1.0.0", SPI + "1.1.0");

        assertRefused(repository, "org.twatcache.core", "org.twatcache.spi", "(!(version>=1.1.0))");
    }

    private static void assertRefused(Repository repository, String bundle, String... words) {
        assertThatThrownBy(() -> repository.resolve(bundle))
                .isInstanceOf(ResolutionException.class)
                .hasMessageContaining(bundle)
                .hasMessageContainingAll(words);
    }

    private static Path client() {
        return TestBundle.named(CLIENT).containing(DiskClient.class).build();
    }
}
