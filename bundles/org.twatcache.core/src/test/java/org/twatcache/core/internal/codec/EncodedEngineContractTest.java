package org.twatcache.core.internal.codec;

import static org.twatcache.EngineTrait.BOUNDS_ENTRIES;
import static org.twatcache.EngineTrait.BOUNDS_WEIGHT;
import static org.twatcache.EngineTrait.EXPIRES;
import static org.twatcache.EngineTrait.EXPIRES_IDLE;
import static org.twatcache.EngineTrait.KEEPS_BYTES;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.twatcache.CacheSpec;
import org.twatcache.Compression;
import org.twatcache.EngineTrait;
import org.twatcache.enginekit.EngineContract;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;

/** An encoded engine keeps the contract, whatever keeps its entries. */
class EncodedEngineContractTest {

    private static Coding coding(Compression compression) {
        return new Codings()
                .of(CacheSpec.of(Object.class, Object.class)
                        .compression(compression)
                        .build());
    }

    @Nested
    class OnBytes extends Encoded {

        OnBytes() {
            super(KEEPS_BYTES, EXPIRES, EXPIRES_IDLE, BOUNDS_ENTRIES);
        }

        @Override
        protected CacheEngineFactory factory() {
            return request -> BytesAsValues.of(
                    request,
                    wish -> Encoding.ofBytes(
                            "fake", coding(Compression.DEFLATE), wish, true, false, false, fakes::create));
        }
    }

    @Nested
    class ByValue extends Encoded {

        ByValue() {
            super(EXPIRES, EXPIRES_IDLE, BOUNDS_ENTRIES, BOUNDS_WEIGHT);
        }

        @Override
        @SuppressWarnings("unchecked")
        protected CacheEngineFactory factory() {
            return request -> BytesAsValues.of(
                    request,
                    wish -> Encoding.byValue(coding(Compression.NONE), wish, true, false, narrowed ->
                            (CacheEngine<Object>) fakes.create(narrowed)));
        }
    }

    @Nested
    class OfOneOwner extends Encoded {

        OfOneOwner() {
            super(KEEPS_BYTES, EXPIRES, EXPIRES_IDLE, BOUNDS_ENTRIES);
        }

        @Override
        protected CacheEngineFactory factory() {
            return request -> BytesAsValues.of(request, this::create);
        }

        private CacheEngine<Object> create(EngineRequest wish) {
            OwnerEncoding owner = new OwnerEncoding(coding(Compression.DEFLATE), wish.clock(), wish::timeToLive);
            EngineRequest all = new EncodedRequest(wish, owner.events(wish.events(), true), wish.weigher());
            return owner.engine(OwnerEncoding.onBytes("fake", all, fakes::create), false);
        }
    }

    abstract static class Encoded extends EngineContract {

        final FakeEngineFactory fakes;

        Encoded(EngineTrait... traits) {
            this.fakes = new FakeEngineFactory(traits);
        }

        @Override
        protected Set<EngineTrait> traits() {
            return Set.of(KEEPS_BYTES, EXPIRES, EXPIRES_IDLE, BOUNDS_ENTRIES);
        }

        @Override
        protected int effort() {
            return 10;
        }

        @Override
        protected void housekeep(CacheEngine<?> engine) {
            fakes.engines().forEach(FakeEngine::dropExpired);
        }
    }
}
