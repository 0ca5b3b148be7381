package org.twatcache.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.twatcache.itest.pages.Documentation;
import org.twatcache.itest.pages.Snippet;

/** Every configuration that a page shows is understood; and what is not is told. */
final class ConfigurationSnippetsIT {

    @TestFactory
    Stream<DynamicTest> configuration_ofAnyPage_isUnderstood() {
        return Documentation.snippets("properties").stream()
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> new ConfigurationSnippet(each).check()));
    }

    @Test
    void key_thatNobodyKnows_isTold() {
        assertFails("# etc/org.twatcache.cfg|tttl = 5m", "page.md:1 has the key tttl");
        assertFails("# etc/org.twatcache.services.proxy-users.cfg|method = find*", "the key method,");
        assertFails("# etc/org.twatcache.services.proxy-users.cfg|cache.tttl = 5m", "tttl");
        assertFails("# etc/org.twatcache.cache-a.cfg|name = a|option.flash = commit", "the key option.flash,");
        assertFails("# etc/org.twatcache.cache-a.cfg|name = a|maxsize = 5", "the key maxsize,");
        assertFails("# etc/system.properties|twat-cache.date = /x", "the key twat-cache.date,");
    }

    @Test
    void value_thatMakesNoSense_isTold() {
        assertFails("# etc/org.twatcache.cfg|ttl = soon", "soon");
        assertFails("# etc/org.twatcache.cache-a.cfg|name = a|rebind = sometimes", "rebind is none of");
        assertFails("# etc/org.twatcache.cache-a.cfg|name = a|ttl = 0s", "ttl");
    }

    @Test
    void file_thatIsMissing_isTold() {
        assertFails("ttl = 5m", "does not begin with the name of its file");
        assertFails("# etc/org.twatcache.nope.cfg|ttl = 5m", "no bundle has a form for the PID org.twatcache.nope");
    }

    @Test
    void form_ofAnyPid_isFound() throws Exception {
        assertThat(Form.all())
                .extracting(Form::pid)
                .containsExactly(
                        "org.twatcache",
                        "org.twatcache.cache",
                        "org.twatcache.engine.redis",
                        "org.twatcache.services.proxy");
    }

    private static void assertFails(String lines, String told) {
        Snippet snippet = new Snippet("page.md", 1, "properties", "", List.of(lines.split("\\|")));
        assertThatThrownBy(() -> new ConfigurationSnippet(snippet).check()).hasMessageContaining(told);
    }
}
