package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.twatcache.itest.felix.client.echo.EchoClient;
import org.twatcache.itest.pages.Documentation;
import org.twatcache.itest.pages.Snippet;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;

/** The bundles that a page lists are all that a bare framework needs, whichever it is. */
final class DocumentedBundlesIT {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> bundles_ofAnyPage_areEnoughForAClient() {
        return Documentation.snippets("bundles").stream()
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> startAndUse(each)));
    }

    @Test
    void bundles_thatLackOne_areTold() {
        Snippet listed = Documentation.snippets("bundles").get(0);
        List<String> tooFew = listed.lines().stream()
                .filter(bundle -> !bundle.startsWith("org.twatcache.engine."))
                .toList();

        assertThatThrownBy(() -> startAndUse(new Snippet("p.md", 1, "bundles", "", tooFew)))
                .hasMessageContaining("a client whose cache is there");
    }

    private void startAndUse(Snippet listed) throws Exception {
        try (EmbeddedFramework framework = EmbeddedFramework.launchBare(folder.resolve("" + listed.line()))) {
            List<Bundle> bundles = framework.install(listed.lines());
            for (Bundle bundle : bundles) {
                if (bundle.getHeaders().get("Fragment-Host") == null) {
                    bundle.start();
                }
            }
            framework.start(TestBundle.named("org.acme.echo")
                    .containing(EchoClient.class)
                    .build());

            ServiceReference<?>[] clients =
                    framework.context().getServiceReferences(EchoClient.SERVICE, EchoClient.FILTER);
            assertThat(clients).as("clients that found the platform").hasSize(1);
            assertThat(framework.context().getService(clients[0]))
                    .as("a client whose cache is there")
                    .hasToString("echo");
        }
    }
}
