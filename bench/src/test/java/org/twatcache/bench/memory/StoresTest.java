package org.twatcache.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoresTest {

    static Stream<String> names() {
        return Group.ALL.stream().flatMap(group -> group.stores().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("names")
    void store_valueWasPut_isRead(String name) {
        try (Store store = Stores.open(name, 100)) {
            store.put("key", "value");

            assertThat(store.get("key")).isEqualTo("value");
            assertThat(store.get("another")).isNull();
        }
    }
}
