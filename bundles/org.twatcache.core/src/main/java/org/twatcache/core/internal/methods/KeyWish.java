package org.twatcache.core.internal.methods;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheKeyOf;

/**
 * What an annotation says of keys.
 *
 * @param positions of parameters; empty for all
 * @param maker the class of what makes them; {@code CacheKeyOf} itself for none
 */
record KeyWish(List<Integer> positions, Class<? extends CacheKeyOf> maker) {

    static KeyWish of(int[] positions, Class<? extends CacheKeyOf> maker) {
        return new KeyWish(Arrays.stream(positions).boxed().toList(), maker);
    }

    /** Whether it leaves everything open. */
    boolean isEmpty() {
        return positions.isEmpty() && !isMade();
    }

    private boolean isMade() {
        return !maker.equals(CacheKeyOf.class);
    }

    /** What makes the keys of a method's calls, with one of some sizes; null where it is refused. */
    @Nullable
    Keys keys(InterfaceMethod method, Set<Integer> sizes, ClientObjects objects, Refusals refusals) {
        if (isMade()) {
            if (!positions.isEmpty()) {
                refusals.add(method, "key and keyOf contradict each other; leave one of them out");
                return null;
            }
            CacheKeyOf made = objects.of(method, maker, CacheKeyOf.class);
            return made == null ? null : Keys.by(method, made, sizes);
        }
        int count = method.parameters().size();
        boolean sound = positions.stream().allMatch(position -> position >= 0 && position < count)
                && positions.stream().distinct().count() == positions.size();
        if (!sound) {
            refusals.add(
                    method,
                    "key = " + positions.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"))
                            + " is not what it has: " + count + " parameters, each counted from 0 and named once");
            return null;
        }
        return Keys.at(
                method,
                positions.isEmpty()
                        ? IntStream.range(0, count).toArray()
                        : positions.stream().mapToInt(Integer::intValue).toArray());
    }
}
