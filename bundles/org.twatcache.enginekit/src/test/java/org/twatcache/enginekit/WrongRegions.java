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
                                "write_byOne_isToldToTheOther")
                        .claiming(CLAIMS),
                Fault.of(
                                "refuses a write that it has passed on",
                                (request, traits) -> new LateRefusal(request, regions.region(request)),
                                "writes_whileClosing_areThereAfterwardsUnlessRefused")
                        .claiming(CLAIMS));
    }

    private static final class LateRefusal extends RegionEngine {
        private final RegionFactory.Region region;

        LateRefusal(EngineRequest request, RegionFactory.Region region) {
            super(request, region);
            this.region = region;
        }

        @Override
        public void put(byte[] key, byte[] value, long deadline) {
            region.entries().put(key, value, deadline);
            super.put(key, value, deadline);
        }
    }
}
