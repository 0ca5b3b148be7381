package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ways of methods, whoever looked them up. */
class RouteTableTest {

    private final Map<Method, Route> routes = new HashMap<>();

    RouteTableTest() {
        for (Method method : List.class.getMethods()) {
            routes.put(method, arguments -> method.toString());
        }
    }

    @Test
    void methods_areFound_whetherTheyAreMetForTheFirstTimeOrNot() {
        RouteTable table = new RouteTable(routes);
        // Reflection gives other objects each time, more of them than the table takes.
        for (int round = 0; round < 10; round++) {
            for (Method method : List.class.getMethods()) {
                assertThat(table.of(method)).isSameAs(routes.get(method)).isNotNull();
                assertThat(table.of(method)).isSameAs(routes.get(method));
            }
            for (Method method : Object.class.getMethods()) {
                assertThat(table.of(method)).as(method.toString()).isNull();
            }
        }
    }
}
