package org.twatcache.core.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContexts;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.osgi.FakeFramework.FakeBundle;

class OwnersTest {

    private final TestOffer offer = TestOffer.named("fake");
    private final TestPlatform platform = new TestPlatform(offer);
    private final FakeFramework framework = new FakeFramework();
    private final Owners owners = new Owners(framework.context(), platform.platform());
    private final FakeBundle client = framework.new FakeBundle(5, "com.acme.client");

    @AfterEach
    void close() {
        owners.close();
        platform.close();
        assertThat(framework.listeners).isEmpty();
    }

    private CacheContexts contexts(FakeBundle bundle) {
        return platform.platform().contextsOf(owners.of(bundle.bundle));
    }

    @ParameterizedTest
    @CsvSource({
        BundleEvent.STOPPED + ", its bundle stopped",
        BundleEvent.UNRESOLVED + ", its bundle was refreshed",
        BundleEvent.UNINSTALLED + ", its bundle was uninstalled"
    })
    void bundleThatGoes_endsWhatItOpened(int event, String reason) {
        CacheContexts contexts = contexts(client);
        Cache<String, String> cache = contexts.open(TestPlatform.strings().build());
        Cache<String, String> others = contexts(framework.new FakeBundle(6, "com.acme.other"))
                .open(TestPlatform.strings().build());
        client.becomes(Bundle.RESOLVED, event);
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> cache.get("k"))
                .withMessageContaining("com.acme.client [5]")
                .withMessageContaining(reason);
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> contexts.open(TestPlatform.strings().build()))
                .withMessageContaining(reason);
        assertThat(others.get("k")).isNull();
        assertThat(offer.count().open()).isEqualTo(1);
    }

    @Test
    void bundleThatIsStopping_mayGoOn() {
        Cache<String, String> cache =
                contexts(client).open(TestPlatform.strings().build());
        client.becomes(Bundle.STOPPING, BundleEvent.STOPPING);
        cache.put("k", "v");
        assertThat(contexts(client).open(TestPlatform.strings().build()).get("k"))
                .isNull();
    }

    @Test
    void service_gottenAgain_meansTheSameOwner() {
        assertThat(owners.of(client.bundle)).isSameAs(owners.of(client.bundle));
    }

    @Test
    void bundleThatStartsAgain_isANewOwner() {
        contexts(client).getOrCreate(TestPlatform.strings().named("t").build()).put("k", "v");
        client.becomes(Bundle.RESOLVED, BundleEvent.STOPPED);
        client.state = Bundle.STARTING;
        assertThat(contexts(client)
                        .getOrCreate(TestPlatform.strings().named("t").build())
                        .get("k"))
                .isNull();
    }

    @Test
    void bundleThatIsNotStarted_getsNothing() {
        client.state = Bundle.RESOLVED;
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> owners.of(client.bundle))
                .withMessageContaining("com.acme.client [5]")
                .withMessageContaining("not started");
        assertThat(platform.platform().admin().caches()).isEmpty();
    }

    @Test
    void core_thatStops_endsEveryOwner() {
        List<Cache<String, String>> caches = List.of(
                contexts(client).open(TestPlatform.strings().build()),
                contexts(framework.new FakeBundle(6, "com.acme.other"))
                        .open(TestPlatform.strings().build()));
        owners.close();
        assertThat(offer.count().open()).isZero();
        for (Cache<String, String> cache : caches) {
            assertThatExceptionOfType(CacheClosedException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining("twat-cache stopped");
        }
    }
}
