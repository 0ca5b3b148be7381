package org.twatcache.core.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.twatcache.EngineInfo;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.spi.CacheEngineFactory;

/** Engines as the registry describes them, and their order. */
class EnginesAsServicesTest {

    private final FakeFramework framework = new FakeFramework();
    private final FakeFramework.FakeBundle bundle = framework.new FakeBundle(9, "com.acme.engine");
    private final CacheEngineFactory factory = new FakeEngineFactory();

    private BundleOffer offer(long id, Map<String, Object> properties) {
        return offer(id, factory, properties);
    }

    private BundleOffer offer(long id, @Nullable CacheEngineFactory service, Map<String, Object> properties) {
        return new BundleOffer(framework.context(), framework.reference(bundle.bundle, id, service, properties));
    }

    @Test
    void properties_areReadInEveryForm() {
        BundleOffer offer = offer(
                1,
                Map.of(
                        CacheEngineFactory.NAME,
                        "foo",
                        CacheEngineFactory.ALIASES,
                        new String[] {"bar", "baz"},
                        CacheEngineFactory.TRAITS,
                        List.of("EXPIRES", "bounds-entries", "from.the.future"),
                        CacheEngineFactory.OPTIONS,
                        "colour",
                        CacheEngineFactory.RANKING,
                        3,
                        CacheEngineFactory.UNHEALTHY,
                        "full"));
        EngineInfo info = offer.info();
        assertThat(info.name()).isEqualTo("foo");
        assertThat(info.aliases()).containsExactly("bar", "baz");
        assertThat(info.traits()).containsExactlyInAnyOrder(EngineTrait.EXPIRES, EngineTrait.BOUNDS_ENTRIES);
        assertThat(info.ranking()).isEqualTo(3);
        assertThat(info.unhealthy()).contains("full");
        assertThat(info.provider()).hasToString("com.acme.engine [9]");
        assertThat(offer.options()).containsExactly("colour");
        assertThat(offer.answersTo("baz")).isTrue();
        assertThat(offer.answersTo("other")).isFalse();
        assertThat(offer.properties()).containsEntry(CacheEngineFactory.NAME, "foo");
    }

    @Test
    void missingProperties_areHarmless() {
        EngineInfo info = offer(1, Map.of(CacheEngineFactory.UNHEALTHY, " ")).info();
        assertThat(info.name()).isEmpty();
        assertThat(info.aliases()).isEmpty();
        assertThat(info.unhealthy()).isEmpty();
        assertThat(info.ranking()).isZero();
    }

    @Test
    void serviceRanking_winsOverThatOfTheDescription() {
        assertThat(offer(1, Map.of(CacheEngineFactory.RANKING, 3, Constants.SERVICE_RANKING, -1))
                        .info()
                        .ranking())
                .isEqualTo(-1);
    }

    @Test
    void service_isGottenWhenItIsNeededAndHeldOnce() throws Exception {
        BundleOffer offer = offer(1, Map.of(CacheEngineFactory.NAME, "foo"));
        assertThat(framework.gotten).hasValue(0);
        Threads.race(8, () -> {
            for (int i = 0; i < 100; i++) {
                assertThat(offer.factory()).isSameAs(factory);
            }
        });
        assertThat(framework.gotten).hasValue(1);
        offer.release();
        offer.release();
        assertThat(framework.gotten).hasValue(0);
    }

    @Test
    void service_thatIsGone_isNamed() {
        BundleOffer offer = offer(1, null, Map.of(CacheEngineFactory.NAME, "foo"));
        assertThatExceptionOfType(EngineNotAvailableException.class)
                .isThrownBy(offer::factory)
                .withMessageContaining("'foo'")
                .withMessageContaining("com.acme.engine [9]");
    }

    @Test
    void engines_areOrderedByRankingThenByAge() {
        RankedServices<BundleOffer> engines = new RankedServices<>(BundleOffer.ORDER);
        BundleOffer young = offer(9, Map.of(CacheEngineFactory.NAME, "young"));
        BundleOffer old = offer(1, Map.of(CacheEngineFactory.NAME, "old"));
        BundleOffer best = offer(5, Map.of(CacheEngineFactory.NAME, "best", Constants.SERVICE_RANKING, 7));
        engines.add(young);
        engines.add(best);
        List<BundleOffer> before = engines.ranked();
        engines.add(old);
        assertThat(engines.ranked()).containsExactly(best, old, young);
        assertThat(before).containsExactly(best, young);
    }

    @Test
    void service_isRemovedByItsReferenceNotByItsName() {
        RankedServices<BundleOffer> engines = new RankedServices<>(BundleOffer.ORDER);
        ServiceReference<CacheEngineFactory> leaving =
                framework.reference(bundle.bundle, 1, factory, Map.of(CacheEngineFactory.NAME, "foo"));
        BundleOffer old = new BundleOffer(framework.context(), leaving);
        BundleOffer next = offer(2, Map.of(CacheEngineFactory.NAME, "foo"));
        engines.add(old);
        engines.add(next);
        assertThat(engines.remove(offer -> offer.isOf(leaving))).isSameAs(old);
        assertThat(engines.remove(offer -> offer.isOf(leaving))).isNull();
        assertThat(engines.ranked()).containsExactly(next);
    }

    @Test
    void services_addedAndRemovedByManyThreads_areAllThere() throws Exception {
        RankedServices<Integer> numbers = new RankedServices<>(Integer::compare);
        Threads.race(4, () -> {
            for (int i = 0; i < 500; i++) {
                int number = i;
                numbers.add(number);
                assertThat(numbers.remove(any -> any == number)).isEqualTo(number);
            }
        });
        assertThat(numbers.ranked()).isEmpty();
    }
}
