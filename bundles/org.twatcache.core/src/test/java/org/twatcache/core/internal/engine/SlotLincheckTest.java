package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.spi.EngineClosedException;

/**
 * Lincheck mixes the operations of a slot with exchanges of its engine. Nobody sees the time between two engines, since
 * calls wait, so an exchange has a place among the operations at which it forgets everything: the specification is a map,
 * and an exchange clears it.
 */
public class SlotLincheckTest {

    private static StressOptions sized(int scenarios) {
        return new StressOptions()
                .iterations(scenarios)
                .invocationsPerIteration(50)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(false);
    }

    /** An engine that answers misses when it is closed: a slot must not believe them. */
    private static final class Sloppy extends PlainEngine {
        @Override
        public @Nullable Object get(Object key) {
            try {
                return super.get(key);
            } catch (EngineClosedException e) {
                return null;
            }
        }
    }

    /** The operations. */
    @Param(name = "key", gen = IntGen.class, conf = "1:2")
    @Param(name = "value", gen = IntGen.class, conf = "1:3")
    public abstract static class Operations {

        private final SwappedSlot slot;

        Operations(SwappedSlot slot) {
            this.slot = slot;
        }

        @Operation
        public int get(@Param(name = "key") int key) {
            return number(slot.get(key));
        }

        @Operation
        public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
            slot.put(key, value);
        }

        @Operation
        public int putIfAbsent(@Param(name = "key") int key, @Param(name = "value") int value) {
            return number(slot.putIfAbsent(key, value));
        }

        @Operation
        public boolean replace(
                @Param(name = "key") int key, @Param(name = "value") int expected, @Param(name = "value") int value) {
            return slot.replace(key, expected, value);
        }

        @Operation
        public boolean remove(@Param(name = "key") int key) {
            return slot.remove(key);
        }

        @Operation
        public void swap() {
            slot.swap();
        }

        private static int number(@Nullable Object value) {
            return value instanceof Integer number ? number : 0;
        }
    }

    /** On an engine that keeps the contract. */
    public static class Sound extends Operations {
        public Sound() {
            super(SwappedSlot.forgetting(PlainEngine::new));
        }
    }

    /** Where entries are moved. */
    public static class Migrated extends Operations {
        public Migrated() {
            super(SwappedSlot.migrating(PlainEngine::new));
        }
    }

    /** On an engine that lies once it is closed. */
    public static class OnSloppy extends Operations {
        public OnSloppy() {
            super(SwappedSlot.forgetting(Sloppy::new));
        }
    }

    /** What the operations do one after another. */
    public static class Specification {

        private final Map<Integer, Integer> entries = new HashMap<>();

        public int get(int key) {
            return entries.getOrDefault(key, 0);
        }

        public void put(int key, int value) {
            entries.put(key, value);
        }

        public int putIfAbsent(int key, int value) {
            Integer present = entries.putIfAbsent(key, value);
            return present == null ? 0 : present;
        }

        public boolean replace(int key, int expected, int value) {
            return entries.replace(key, expected, value);
        }

        public boolean remove(int key) {
            return entries.remove(key) != null;
        }

        public void swap() {
            entries.clear();
        }
    }

    /** One that expects entries to survive. */
    public static class KeepingSpecification extends Specification {
        @Override
        public void swap() {}
    }

    @Test
    void operations_andExchangesOfTheEngine_haveAnOrder() {
        assertThatCode(() ->
                        sized(3).sequentialSpecification(Specification.class).check(Sound.class))
                .doesNotThrowAnyException();
    }

    @Test
    void operations_andMigrations_haveAnOrderInWhichNothingIsLost() {
        assertThatCode(() -> sized(3).sequentialSpecification(KeepingSpecification.class)
                        .check(Migrated.class))
                .doesNotThrowAnyException();
    }

    @Test
    void missesOfAClosedEngine_areNotBelieved() {
        assertThatCode(() ->
                        sized(2).sequentialSpecification(Specification.class).check(OnSloppy.class))
                .doesNotThrowAnyException();
    }

    @Test
    void check_ofEntriesThatShouldSurvive_fails() {
        assertThatThrownBy(() -> sized(20)
                        .sequentialSpecification(KeepingSpecification.class)
                        .check(Sound.class))
                .isInstanceOf(Error.class);
    }
}
