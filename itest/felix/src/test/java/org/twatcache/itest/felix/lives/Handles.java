package org.twatcache.itest.felix.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.itest.felix.lives.Stage.SPEC;

import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContext;
import org.twatcache.itest.support.counting.CountingEngineFactory;

/** Rows in which clients end what they opened. */
final class Handles {

    private Handles() {}

    static void handleClosed(Stage stage) {
        Cache<String, String> cache = stage.open();
        cache.close();
        assertThatThrownBy(() -> cache.get("key"))
                .isInstanceOf(CacheClosedException.class)
                .hasMessageContaining("table");
    }

    static void handleClosedTwice(Stage stage) {
        Cache<String, String> cache = stage.open();
        cache.close();
        cache.close();
    }

    static void oneOfTwoClosed(Stage stage) {
        Cache<String, String> first = stage.open();
        Cache<String, String> second = stage.contexts().open(SPEC);
        first.close();
        first.close();
        assertThat(second.get("key")).isEqualTo("value");
    }

    static void exceptionInsideTry(Stage stage) {
        assertThatThrownBy(() -> {
                    try (Cache<String, String> cache = stage.open()) {
                        throw new ArithmeticException(cache.get("key"));
                    }
                })
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasMessage("value");
    }

    static void failingClose(Stage stage) {
        assertThatThrownBy(() -> {
                    try (Cache<String, String> cache = Stage.filled(stage.contexts()
                            .open(SPEC.toBuilder()
                                    .option(CountingEngineFactory.FAILING, "true")
                                    .build()))) {
                        throw new ArithmeticException(cache.get("key"));
                    }
                })
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasNoSuppressedExceptions();
    }

    static void handleOfContextClosed(Stage stage) {
        CacheContext<String, String> context = stage.contexts().context(SPEC);
        Stage.filled(context.open()).close();
        try (Cache<String, String> next = context.open()) {
            assertThat(next.get("key")).isEqualTo("value");
        }
    }

    static void contextClosed(Stage stage) {
        CacheContext<String, String> context = stage.contexts().context(SPEC);
        Stage.filled(context.open()).close();
        context.close();
        assertThatThrownBy(context::open).isInstanceOf(CacheClosedException.class);
    }

    static void contextClosedFirst(Stage stage) {
        CacheContext<String, String> context = stage.contexts().context(SPEC);
        Cache<String, String> cache = Stage.filled(context.open());
        context.close();
        context.close();
        assertThat(cache.get("key")).isEqualTo("value");
    }

    static void ownersHandleClosed(Stage stage) {
        Stage.filled(stage.contexts().getOrCreate(SPEC)).close();
        try (Cache<String, String> next = stage.contexts().getOrCreate(SPEC)) {
            assertThat(next.get("key")).isEqualTo("value");
        }
    }

    static void destroyed(Stage stage) {
        Cache<String, String> cache = Stage.filled(stage.contexts().getOrCreate(SPEC));
        assertThat(stage.contexts().destroy("table")).isTrue();
        assertThat(stage.contexts().destroy("table")).isFalse();
        assertThat(stage.counts().destroyed()).isEqualTo(1);
        assertThatThrownBy(() -> cache.get("key"))
                .isInstanceOf(CacheClosedException.class)
                .hasMessageContaining("destroyed");
    }
}
