package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what was told of removals as numbers. */
final class Removals<T> {

    private final Samples<T> samples;

    Removals(Samples<T> samples) {
        this.samples = samples;
    }

    /** The values by their keys, none of which may have been told twice. */
    @SuppressWarnings("unchecked") // an engine tells of the keys and values that it was given
    Map<Integer, Long> once(List<RecordedEvents.Removal> removals) {
        Map<Integer, Long> numbers = new TreeMap<>();
        for (RecordedEvents.Removal removal : removals) {
            int key = samples.keyNumber((T) removal.key());
            assertThat(numbers.put(key, samples.number((T) removal.value())))
                    .as("an earlier event of the same entry, %s", key)
                    .isNull();
        }
        return numbers;
    }
}
