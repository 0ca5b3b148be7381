package org.twatcache;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of a spec, which the API keeps to itself. */
public final class SpecKeys {

    private SpecKeys() {}

    /** All but those of engine options. */
    public static Set<String> all() {
        return Stream.of(SpecKey.values()).map(SpecKey::key).collect(Collectors.toSet());
    }
}
