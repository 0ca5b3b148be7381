package org.twatcache.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadersTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static final ThreadLocal<ClassLoader> PLANTED = new ThreadLocal<>();

    private final Loaders loaders = new Loaders();

    @Test
    void loader_heldByNobody_isNotRetained() {
        loaders.note("gone", loader());
        assertThat(loaders.retained(List.of(), LONG)).isEmpty();
    }

    @Test
    void loader_heldByThreadLocalOfLivingThread_isRetained() {
        PLANTED.set(loader());
        loaders.note("leaky", PLANTED.get());
        assertThat(loaders.retained(List.of(), Duration.ofMillis(100))).containsEntry("leaky", 1);
        PLANTED.remove();
    }

    @Test
    void loader_inUse_isNoLeak() {
        ClassLoader current = loader();
        loaders.note("bundle", current);
        assertThat(loaders.retained(List.of(current), LONG)).isEmpty();
    }

    @Test
    void loader_notedTwice_countsOnce() {
        List<ClassLoader> held = new ArrayList<>(List.of(loader()));
        loaders.note("bundle", held.get(0));
        loaders.note("bundle", held.get(0));
        assertThat(loaders.retained(List.of(), Duration.ofMillis(10))).containsEntry("bundle", 1);
        assertThat(held).hasSize(1);
    }

    private static ClassLoader loader() {
        return new URLClassLoader(new URL[0], null);
    }
}
