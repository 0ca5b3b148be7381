package org.twatcache.enginekit;

import java.util.List;
import java.util.Set;
import org.twatcache.EngineTrait;
import org.twatcache.spi.EngineRequest;

/** Mistakes in what outlives an engine, or is met by others. */
final class WrongRegions {

    private static final EngineTrait[] CLAIMS = {
        EngineTrait.KEEPS_BYTES, EngineTrait.PERSISTENT, EngineTrait.SHARED, EngineTrait.SENDS_INVALIDATIONS
    };

    private WrongRegions() {}

    static List<Fault> faults() {
        RegionFactory regions = new RegionFactory(CLAIMS);
        return List.of(
                Fault.of(
                                "keeps entries for itself",
                                (request, traits) -> new FakeEngine<byte[]>(request, Set.of()),
                                "entries_ofAnEngineOpenedAgain_areThere",
                                "write_byOne_isReadByTheOther",
                                "writesByOne_areToldToTheOther")
                        .claiming(CLAIMS),
                Fault.of(
                                "refuses a write that it has passed on",
                                (request, traits) -> new LateRefusal(request, regions.region(request)),
                                "writes_whileClosing_areThereAfterwardsUnlessRefused")
                        .claiming(CLAIMS),
                Fault.of(
                                "tells nothing",
                                (request, traits) -> met(new Silent(request, regions.region(request))),
                                "writesByOne_areToldToTheOther",
                                "removalsByOne_areToldToTheOther")
                        .claiming(CLAIMS),
                Fault.of(
                                "tells of another key",
                                (request, traits) -> met(new Misleading(request, regions.region(request))),
                                "writesByOne_areToldToTheOther",
                                "removalsByOne_areToldToTheOther")
                        .claiming(CLAIMS));
    }

    /** By the others of its region. */
    private static RegionEngine met(RegionEngine engine) {
        engine.region().engines().add(engine);
        return engine;
    }

    private static final class Silent extends RegionEngine {
        Silent(EngineRequest request, RegionFactory.Region region) {
            super(request, region);
        }

        @Override
        void hear(byte[]... keys) {}
    }

    private static final class Misleading extends RegionEngine {
        private static final byte[] OTHER = new ByteSamples().key(99);

        Misleading(EngineRequest request, RegionFactory.Region region) {
            super(request, region);
        }

        @Override
        void hear(byte[]... keys) {
            super.hear(OTHER);
        }
    }

    private static final class LateRefusal extends RegionEngine {
        LateRefusal(EngineRequest request, RegionFactory.Region region) {
            super(request, region);
        }

        @Override
        public void put(byte[] key, byte[] value, long deadline) {
            region().entries().put(key, value, deadline);
            super.put(key, value, deadline);
        }
    }
}
