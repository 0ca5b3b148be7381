package org.twatcache.core.internal.trait;

import static org.twatcache.EngineTrait.BOUNDS_ENTRIES;
import static org.twatcache.EngineTrait.BOUNDS_WEIGHT;
import static org.twatcache.EngineTrait.EXPIRES;
import static org.twatcache.EngineTrait.EXPIRES_IDLE;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.enginekit.EngineContract;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;

/** A decorated engine keeps the contract of one that has all those traits by itself, whatever it began with. */
class DecoratedEngineContractTest {

    /** Every case runs through both decorators: each cache has a bound and an idle time, though they are out of reach. */
    @Nested
    class PlainEngineDecorated extends Decorated {

        @Override
        protected void prepare(TestRequestBuilder request) {
            request.maximumSize(1_000_000).timeToIdle(Duration.ofDays(80_000));
        }

        @Override
        protected int effort() {
            return 25;
        }
    }

    /** Tries interleavings one by one, which takes long: hence few of them. */
    @Nested
    class PlainEngineModelChecked extends PlainEngineDecorated {

        @Override
        protected boolean modelChecked() {
            return true;
        }

        @Override
        protected int effort() {
            return 5;
        }
    }

    @Nested
    class PlainEngineWithoutBoundDecorated extends Decorated {}

    @Nested
    class ExpiringEngineDecorated extends Decorated {
        ExpiringEngineDecorated() {
            super(EXPIRES);
        }
    }

    @Nested
    class IdleExpiringEngineDecorated extends Decorated {
        IdleExpiringEngineDecorated() {
            super(EXPIRES_IDLE);
        }
    }

    @Nested
    class BoundedEngineDecorated extends Decorated {
        BoundedEngineDecorated() {
            super(BOUNDS_ENTRIES);
        }
    }

    @Nested
    class EngineBoundedByWeightDecorated extends Decorated {
        EngineBoundedByWeightDecorated() {
            super(BOUNDS_WEIGHT);
        }
    }

    @Nested
    class UnboundedEngineDecorated extends Decorated {
        UnboundedEngineDecorated() {
            super(EXPIRES, EXPIRES_IDLE);
        }

        @Override
        protected void prepare(TestRequestBuilder request) {
            request.maximumSize(1_000_000);
        }
    }

    abstract static class Decorated extends EngineContract {

        private static final int PAGE = 50;

        private final FakeEngineFactory fakes;

        Decorated(EngineTrait... traits) {
            fakes = new FakeEngineFactory(traits);
        }

        @Override
        protected CacheEngineFactory factory() {
            return request -> fakes.traits().isEmpty()
                    ? PlainEngine.complete(request)
                    : MissingTraits.complete("fake", fakes.traits(), request, fakes::create);
        }

        @Override
        protected int effort() {
            return 10;
        }

        @Override
        protected Set<EngineTrait> traits() {
            Set<EngineTrait> traits = EnumSet.of(EXPIRES, EXPIRES_IDLE, BOUNDS_ENTRIES);
            traits.addAll(fakes.traits());
            return traits;
        }

        @Override
        protected void housekeep(CacheEngine<?> engine) {
            fakes.engines().forEach(FakeEngine::dropExpired);
            if (engine instanceof ExpiringEngine expiring) {
                while (!expiring.sweep(PAGE)) {
                    // until the round is over
                }
            }
        }
    }
}
