package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.client;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.twatcache.itest.felix.client.lookup.LookupClient;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** A client finds engines in the service registry by their properties, and passes the name on to core. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RegistryLookupIT {

    private static final String CLIENT = "org.acme.lookup";

    @Inject
    BundleContext context;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), engine("map"), engine("caffeine"), client(CLIENT, LookupClient.class));
    }

    @Test
    public void client_byName_findsTheEngineAndUsesIt() {
        assertThat(lookup().apply("(cache.engine.name=map)")).isEqualTo("map=kept");
    }

    @Test
    public void client_byAlias_findsTheEngineAndUsesIt() {
        assertThat(lookup().apply("(cache.engine.aliases=memory)")).isEqualTo("caffeine=kept");
    }

    @Test
    public void client_byTraits_findsTheEngineAndUsesIt() {
        assertThat(lookup().apply("(&(cache.engine.traits=EXPIRES)(cache.engine.traits=BOUNDS_WEIGHT))"))
                .isEqualTo("caffeine=kept");
        assertThat(lookup().apply("(cache.engine.traits=PERSISTENT)")).isEmpty();
    }

    @Test
    public void client_byNothing_findsAllEngines() {
        assertThat(lookup().apply("(cache.engine.name=*)").split(" "))
                .containsExactlyInAnyOrder("map=kept", "caffeine=kept");
    }

    @Test
    public void client_importsNothing_ofTheSpi() {
        String imports = Stagehand.bundle(context, CLIENT).getHeaders().get("Import-Package");
        assertThat(imports).contains("org.twatcache;").doesNotContain("org.twatcache.spi");
        assertThat(Stagehand.bundle(context, CLIENT).getHeaders().get("DynamicImport-Package"))
                .isNull();
    }

    @SuppressWarnings("unchecked")
    private UnaryOperator<String> lookup() {
        return Services.service(context, UnaryOperator.class, "(client=lookup)");
    }
}
