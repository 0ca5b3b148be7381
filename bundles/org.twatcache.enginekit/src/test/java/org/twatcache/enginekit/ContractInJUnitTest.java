package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;
import org.twatcache.spi.ProvidesCacheEngine;

/** How the contract shows in a test run. */
class ContractInJUnitTest {

    private static EngineExecutionResults run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute();
    }

    private static Set<String> names(EngineExecutionResults results) {
        return results.testEvents().finished().stream()
                .map((Event event) -> event.getTestDescriptor().getDisplayName())
                .collect(Collectors.toSet());
    }

    @Test
    void traits_notClaimed_leaveNoTrace() {
        EngineExecutionResults results = run(Right.class);

        results.allEvents().assertStatistics(all -> all.skipped(0).aborted(0).failed(0));
        assertThat(names(results))
                .contains("everyClaim_isProven", "get_absentKey_isNull")
                .doesNotContain("get_atTheDeadline_isNull", "entries_beyondTheBound_areEvicted");
    }

    @Test
    void traits_claimedByAnnotation_areProven() {
        EngineExecutionResults results = run(Claiming.class);

        assertThat(names(results)).contains("get_atTheDeadline_isNull");
        assertThat(results.testEvents().failed().stream()
                        .map((Event event) -> event.getTestDescriptor().getDisplayName()))
                .contains("get_atTheDeadline_isNull")
                .doesNotContain("get_absentKey_isNull");
    }

    @Test
    void factory_withoutDescription_isAnError() {
        run(Nameless.class).allEvents().assertStatistics(all -> all.failed(1));
    }

    static class Right extends FakeContract {
        @Override
        protected int effort() {
            return 5;
        }
    }

    @ProvidesCacheEngine(name = "claiming", traits = EngineTrait.EXPIRES)
    static class ClaimingFactory implements CacheEngineFactory {
        @Override
        public CacheEngine<?> create(EngineRequest request) {
            return new FakeEngine<>(request, Set.of());
        }
    }

    static class Claiming extends EngineContract {
        @Override
        protected CacheEngineFactory factory() {
            return new ClaimingFactory();
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(50);
        }

        @Override
        protected int effort() {
            return 5;
        }
    }

    static class Nameless extends EngineContract {
        @Override
        protected CacheEngineFactory factory() {
            return new FakeEngineFactory();
        }
    }
}
