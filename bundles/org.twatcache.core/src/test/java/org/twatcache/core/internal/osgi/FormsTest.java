package org.twatcache.core.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.twatcache.SpecKeys;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.config.SpecDefaults;

/** What the form of a cache asks for is what a configuration may have; the forms as consoles see them are tried in a framework. */
class FormsTest {

    @Test
    void formOfACache_asksForExactlyTheKeysOfASpec_itsTypesAndItsOwner() {
        Set<String> keys = new HashSet<>(SpecKeys.all());
        keys.remove("max.weight"); // it needs a weigher, which is code
        keys.addAll(Set.of(ConfiguredSpec.KEY_TYPE, ConfiguredSpec.VALUE_TYPE, ConfiguredSpec.OWNER));
        assertThat(FormKeys.of(CacheConfiguration.class)).isEqualTo(keys);
    }

    @Test
    void formOfThePlatform_asksForEveryDefault() {
        assertThat(FormKeys.of(CoreConfiguration.class)).containsAll(SpecDefaults.keys());
    }

    @Test
    void sample_ofTheSources_isUnderstood_alsoWhereItIsCommentedOut() throws Exception {
        String sample = Files.readString(Path.of("../../cnf/etc/org.twatcache.cache-reports.cfg"));
        Properties lines = new Properties();
        lines.load(new StringReader(sample));
        Map<String, String> values = new HashMap<>();
        lines.stringPropertyNames().forEach(key -> values.put(key, lines.getProperty(key)));
        assertThat(ConfiguredSpec.read(values, FormKeys.of(CacheConfiguration.class))
                        .name())
                .isEqualTo("reports");
        Matcher left = Pattern.compile("(?m)^# ([a-z.]+) = (.+)$").matcher(sample);
        int found = 0;
        while (left.find()) {
            Map<String, String> more = new HashMap<>(values);
            more.keySet().removeIf(key -> left.group(1).equals("prefer") && key.equals("engine"));
            more.put(left.group(1), left.group(2));
            assertThat(ConfiguredSpec.read(more, FormKeys.of(CacheConfiguration.class))
                            .name())
                    .isEqualTo("reports");
            found++;
        }
        assertThat(found).isGreaterThan(8);
    }

    @Test
    void form_leftAsItIs_isACacheOfObjects() {
        assertThat(ConfiguredSpec.read(
                                Map.of("name", "c", "key.type", "Object", "value.type", "Object", "ttl", ""),
                                FormKeys.of(CacheConfiguration.class))
                        .values())
                .containsOnlyKeys("name");
    }
}
