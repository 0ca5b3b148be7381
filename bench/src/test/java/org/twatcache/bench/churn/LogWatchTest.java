package org.twatcache.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class LogWatchTest {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final LogWatch log = new LogWatch(file);

    @Test
    void mistake_thrownByTwatCache_isKept() {
        log.stream().println("java.lang.NullPointerException: Cannot invoke");
        log.stream().println("\tat java.base/java.util.Objects.requireNonNull(Objects.java:1)");
        log.stream().println("\tat org.twatcache.core.internal.context.Owner.check(Owner.java:1)");
        assertThat(log.never()).singleElement().asString().contains("NullPointerException", "Owner.check");
    }

    @Test
    void mistake_thrownByAFramework_isNotOurs() {
        log.stream().println("java.lang.NullPointerException: Cannot invoke");
        log.stream()
                .println("\tat org.apache.felix.scr.impl.manager.DependencyManager.close(DependencyManager.java:1)");
        log.stream().println("\tat org.twatcache.bench.churn.Callers.run(Callers.java:1)");
        assertThat(log.never()).isEmpty();
    }

    @Test
    void logLine_tellsOfARefusal_isWrittenOnly() {
        log.stream().println("org.twatcache.CacheConfigurationException: ttl: 'soon' is no duration");
        assertThat(log.never()).isEmpty();
        assertThat(file.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("'soon'");
    }
}
