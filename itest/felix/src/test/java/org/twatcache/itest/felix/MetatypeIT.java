package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a console needs to show a form for everything that can be configured: it stands in the bundles. */
final class MetatypeIT {

    private static final String FORMS = "OSGI-INF/metatype";
    private static final String CACHE = "twat-cache cache";

    private EmbeddedFramework framework;
    private List<Bundle> platform;

    @BeforeEach
    void enter(@TempDir Path folder) throws Exception {
        framework = EmbeddedFramework.launch(folder);
        platform = framework.install(Stream.concat(
                        Stream.of(Cast.api(), Cast.core(), Cast.codec("smile"), "org.twatcache.command"),
                        Stream.of("map", "caffeine", "xodus", "redis").map(Cast::engine))
                .toList());
    }

    @AfterEach
    void leave() {
        framework.close();
    }

    @Test
    void everyPid_hasAFormInItsBundle() throws Exception {
        List<String> pids = new ArrayList<>();
        for (Bundle bundle : platform) {
            List<String> ofBundle = new ArrayList<>();
            for (Element component : elements(bundle, "OSGI-INF", "scr:component")) {
                ofBundle.addAll(
                        List.of(component.getAttribute("configuration-pid").split(" ")));
            }
            ofBundle.removeIf(String::isEmpty);
            List<String> forms = new ArrayList<>();
            for (Element designate : elements(bundle, FORMS, "Designate")) {
                forms.add(designate.getAttribute("pid"));
                forms.add(designate.getAttribute("factoryPid"));
            }
            assertThat(forms).as("forms of %s", bundle).containsAll(ofBundle);
            pids.addAll(ofBundle);
        }
        assertThat(pids).contains("org.twatcache", "org.twatcache.cache", "org.twatcache.engine.redis");
    }

    @Test
    void everyField_ofEveryForm_isNamedAndDescribed() throws Exception {
        for (Bundle bundle : platform) {
            for (Element field : elements(bundle, FORMS, "AD")) {
                assertThat(field.getAttribute("name")).isNotBlank();
                assertThat(field.getAttribute("description"))
                        .as("%s of %s", field.getAttribute("id"), bundle)
                        .isNotBlank();
            }
        }
    }

    @Test
    void formOfThePlatform_asksForExactlyWhatMayHaveADefault_andItsOwnSettings() throws Exception {
        Set<String> keys = new TreeSet<>(SpecDefaults.keys());
        keys.addAll(List.of("park.entries", "park.bytes", "park.seconds", "park.copying.millis", "leaks.stacks"));
        assertThat(fields("twat-cache").stream().map(field -> field.getAttribute("id")))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    /** The names of its fields are compared with the keys of a spec where both are made. */
    @Test
    void formOfACache_offersOnlyValuesThatItsKeyUnderstands() throws Exception {
        int offered = 0;
        for (Element field : fields(CACHE)) {
            String key = field.getAttribute("id");
            NodeList options = field.getElementsByTagName("Option");
            for (int at = 0; at < options.getLength(); at++) {
                String value = ((Element) options.item(at)).getAttribute("value");
                if (!value.isEmpty()) {
                    CacheSpec<?, ?> spec = CacheSpec.of(String.class, String.class)
                            .named("c")
                            .property(key, value)
                            .build();
                    assertThat(spec.toProperties()).containsKey(key);
                    offered++;
                }
            }
        }
        assertThat(offered).isGreaterThan(10);
    }

    /** Karaf puts it into etc/: commented out, it changes nothing. */
    @ParameterizedTest
    @CsvSource({
        "org.twatcache.cfg, org.twatcache.core, twat-cache",
        "org.twatcache.engine.redis.cfg, org.twatcache.engine.redis, twat-cache Redis engine"
    })
    void template_namesEveryFieldOfItsForm_withItsDefault_andSetsNothing(String file, String bundle, String form)
            throws Exception {
        List<String> lines = Files.readAllLines(Path.of(System.getProperty("templates.folder"), file));
        List<String> expected = new ArrayList<>();
        for (Element field : fields(bundle, form)) {
            expected.add(("# " + field.getAttribute("id") + " = " + field.getAttribute("default")).strip());
        }
        assertThat(lines.stream().filter(line -> line.matches("# [a-z.]+ =.*")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lines).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    private List<Element> fields(String form) throws Exception {
        return fields(Cast.core(), form);
    }

    private List<Element> fields(String bundle, String form) throws Exception {
        for (Element each : elements(framework.bundle(bundle), FORMS, "OCD")) {
            if (each.getAttribute("name").equals(form)) {
                return elements(each.getElementsByTagName("AD"));
            }
        }
        throw new AssertionError("no form " + form);
    }

    private static List<Element> elements(Bundle bundle, String folder, String name) throws Exception {
        List<Element> found = new ArrayList<>();
        Enumeration<URL> files = bundle.findEntries(folder, "*.xml", false);
        for (URL file : files == null ? List.<URL>of() : Collections.list(files)) {
            try (InputStream stream = file.openStream()) {
                found.addAll(elements(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(stream)
                        .getElementsByTagName(name)));
            }
        }
        return found;
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            elements.add((Element) nodes.item(at));
        }
        return elements;
    }
}
