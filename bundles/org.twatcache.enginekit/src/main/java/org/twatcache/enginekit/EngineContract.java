package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.ProvidesCacheEngine;

/**
 * The contract that every engine passes. A test of an engine extends this and hands its factory over:
 *
 * <pre>{@code
 * class FooEngineTest extends EngineContract {
 *     @Override
 *     protected CacheEngineFactory factory() {
 *         return new FooEngineFactory();
 *     }
 * }
 * }</pre>
 *
 * <p>It gives the cases that hold for every engine, and for each trait that the engine claims those that prove it. Cases of
 * other traits do not appear. Time is a {@link FakeClock}: an engine tells time by the clock of its request, or has {@link #pass}.
 */
public abstract class EngineContract {

    /** Only an engine that hangs takes so long. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** For subclasses. */
    protected EngineContract() {}

    /**
     * The factory of the engine under test. Asked for more than once; it may give the same each time.
     *
     * @return a factory
     */
    protected abstract CacheEngineFactory factory();

    /**
     * What the engine claims. Read from {@link ProvidesCacheEngine} at the factory's class unless overridden.
     *
     * @return the traits
     */
    protected Set<EngineTrait> traits() {
        ProvidesCacheEngine description = factory().getClass().getAnnotation(ProvidesCacheEngine.class);
        if (description == null) {
            throw new AssertionError(
                    factory().getClass().getName() + " does not carry @ProvidesCacheEngine, which tells"
                            + " what the engine claims: annotate it, or override traits()");
        }
        return Set.of(description.traits());
    }

    /**
     * Adds what this engine needs in every request: options, a folder. Adds nothing unless overridden.
     *
     * @param request the request of a case, without bounds and lifetimes as yet
     */
    protected void prepare(TestRequestBuilder request) {}

    /**
     * Lets the engine remove now what expired or exceeds its bound, where it leaves that to a thread which fake time does
     * not wake. Does nothing unless overridden; called after each step of the clock, and again while a case waits.
     *
     * @param engine an open engine that the factory made
     */
    protected void housekeep(CacheEngine<?> engine) {}

    /**
     * Lets time pass where entries end by a clock that is not the request's: that of a server. Does nothing unless overridden;
     * called after each step of the clock, by whichever thread makes it.
     *
     * @param time how long
     */
    protected void pass(Duration time) {}

    /**
     * How long before its deadline an entry may end.
     *
     * @return a millisecond unless overridden, for engines that keep time so; more where a server's clock goes on while that of
     *     the kit stands
     */
    protected Duration grain() {
        return Duration.ofMillis(1);
    }

    /**
     * Has an engine bring to other processes what it acknowledged. Does nothing unless overridden, by an engine that was asked to
     * acknowledge sooner; called before a case looks at what another engine of the same cache has, and before time passes, which would
     * find half of it on its way.
     *
     * @param engine an open engine that the factory made
     */
    protected void publish(CacheEngine<?> engine) {}

    /**
     * How long a case waits for what the engine does on threads of its own.
     *
     * @return five seconds unless overridden
     */
    protected Duration patience() {
        return Duration.ofSeconds(5);
    }

    /**
     * How much the cases that let threads race do: their time and rounds, in percent.
     *
     * @return 100 unless overridden; less where each write is slow
     */
    protected int effort() {
        return 100;
    }

    /**
     * Whether Lincheck is to try the interleavings of threads one by one, beside its stress runs. Only for engines that run
     * on the calling thread alone.
     *
     * @return false unless overridden
     */
    protected boolean modelChecked() {
        return false;
    }

    /**
     * The contract, as far as it applies.
     *
     * @return a container for each theme, with its cases
     */
    @TestFactory
    final Stream<DynamicNode> engine() {
        CacheEngineFactory factory = factory();
        Set<EngineTrait> traits = traits();
        DynamicNode proof = DynamicTest.dynamicTest(
                "everyClaim_isProven",
                () -> assertThat(ContractCase.proven(traits))
                        .as("traits that this version of the kit can prove")
                        .containsAll(traits));
        return Stream.concat(
                Stream.of(proof), ThemeType.ALL.stream().flatMap(theme -> themeNode(theme, traits, factory).stream()));
    }

    private Optional<DynamicNode> themeNode(ThemeType theme, Set<EngineTrait> traits, CacheEngineFactory factory) {
        List<ContractCase> cases = ContractCase.of(theme, traits);
        return cases.isEmpty()
                ? Optional.empty()
                : Optional.of(DynamicContainer.dynamicContainer(
                        theme.title(), cases.stream().map(each -> caseNode(each, factory))));
    }

    private DynamicTest caseNode(ContractCase each, CacheEngineFactory factory) {
        return DynamicTest.dynamicTest(
                each.name(),
                each.source(),
                () -> Assertions.assertTimeoutPreemptively(TIMEOUT, () -> each.run(this, factory)));
    }
}
