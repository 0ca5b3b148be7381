package org.twatcache.core.internal.methods;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.twatcache.Cached;

/** What an annotation says of a cache, as the values of a spec. */
final class CachedValues {

    private static final Set<String> ATTRIBUTES = Set.of(Specs.NAME, "ttl", "idle", "absent.for", "max.size", "engine");

    private CachedValues() {}

    /** The values that are set, the name left out. What is malformed in {@code spec} is refused. */
    static Map<String, String> of(String where, Cached said, Refusals refusals) {
        Map<String, String> values = new LinkedHashMap<>();
        add(values, "ttl", said.ttl());
        add(values, "idle", said.idle());
        add(values, "absent.for", said.absentFor());
        add(values, "engine", said.engine());
        if (said.maximumSize() != 0) {
            values.put("max.size", Long.toString(said.maximumSize()));
        }
        for (String each : said.spec()) {
            int equals = each.indexOf('=');
            String key = equals < 0 ? each : each.substring(0, equals).strip();
            if (equals < 0) {
                refusals.add(where + ": spec = \"" + each + "\" is not key=value");
            } else if (ATTRIBUTES.contains(key)) {
                refusals.add(where + ": spec = \"" + each + "\" has an attribute of its own; use that");
            } else if (values.putIfAbsent(key, each.substring(equals + 1).strip()) != null) {
                refusals.add(where + ": spec has " + key + " twice");
            }
        }
        return values;
    }

    private static void add(Map<String, String> values, String key, String text) {
        if (!text.isEmpty()) {
            values.put(key, text);
        }
    }
}
