package org.twatcache.enginekit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.twatcache.EngineTrait;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;

/** Mistakes in pages. */
final class WrongCursors {

    private WrongCursors() {}

    static List<Fault> faults() {
        return List.of(
                Fault.of(
                        "a cursor over a snapshot",
                        Snapshot::new,
                        "nextPage_valuesReplacedSinceTheCursorOpened_givesTheNewOnes",
                        "nextPage_entriesRemovedSinceTheCursorOpened_givesNone",
                        "nextPage_whileOwnersWrite_isNeverOlderThanAcknowledged"),
                Fault.of(
                        "a cursor over an iterator that fetches ahead",
                        FetchingAhead::new,
                        "nextPage_entriesRemovedAndStoredAgain_givesNoOldValue"),
                Fault.of(
                        "a cursor that loses an entry between pages",
                        LosingOne::new,
                        "cursor_manyEntries_meetsEachOnce"),
                Fault.of(
                        "a cursor that ends at an empty stretch",
                        EndingEarly::new,
                        "nextPage_someEntriesLeft_givesAtMostWhatIsAskedAndNeverNone"),
                Fault.of(
                                "a cursor that counts as a use",
                                Using::new,
                                "cursor_beforeTheIdleTimeIsOver_doesNotBeginItAnew")
                        .claiming(EngineTrait.EXPIRES_IDLE));
    }

    private static final class Snapshot extends FakeEngine<Object> {
        Snapshot(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public EngineCursor<Object> cursor() {
            List<EngineEntry<Object>> all = super.cursor().nextPage(Integer.MAX_VALUE);
            return max -> {
                Window.linger();
                List<EngineEntry<Object>> page = new ArrayList<>(all.subList(0, Math.min(max, all.size())));
                all.subList(0, page.size()).clear();
                return page;
            };
        }
    }

    /** The trap of the first engine that anybody writes: a map's iterator holds the node that it will give next. */
    private static final class FetchingAhead extends FakeEngine<Object> {
        private final Map<Object, Object> mirror = new ConcurrentHashMap<>();

        FetchingAhead(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            super.put(key, value, deadline);
            mirror.put(key, value);
        }

        @Override
        public boolean remove(Object key) {
            mirror.remove(key);
            return super.remove(key);
        }

        @Override
        public EngineCursor<Object> cursor() {
            Iterator<Map.Entry<Object, Object>> entries = mirror.entrySet().iterator();
            return max -> {
                List<EngineEntry<Object>> page = new ArrayList<>();
                while (page.size() < max && entries.hasNext()) {
                    Map.Entry<Object, Object> next = entries.next();
                    page.add(new EngineEntry<>(next.getKey(), next.getValue(), NO_DEADLINE));
                }
                return page;
            };
        }
    }

    private static final class LosingOne extends FakeEngine<Object> {
        LosingOne(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public EngineCursor<Object> cursor() {
            EngineCursor<Object> right = super.cursor();
            return max -> {
                List<EngineEntry<Object>> page = right.nextPage(max);
                right.nextPage(1);
                return page;
            };
        }
    }

    private static final class EndingEarly extends FakeEngine<Object> {
        EndingEarly(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public EngineCursor<Object> cursor() {
            EngineCursor<Object> right = super.cursor();
            int[] pages = {0};
            return max -> pages[0]++ == 1 ? List.of() : right.nextPage(max);
        }
    }

    private static final class Using extends FakeEngine<Object> {
        Using(EngineRequest request, Set<EngineTrait> traits) {
            super(request, traits);
        }

        @Override
        public EngineCursor<Object> cursor() {
            EngineCursor<Object> right = super.cursor();
            return max -> {
                List<EngineEntry<Object>> page = right.nextPage(max);
                page.forEach(entry -> get(entry.key()));
                return page;
            };
        }
    }
}
