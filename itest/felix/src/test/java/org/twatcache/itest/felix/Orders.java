package org.twatcache.itest.felix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders of a few things: as many as a system property says, drawn by a seed that is printed. */
final class Orders {

    private Orders() {}

    /**
     * The given order, its reverse and a sample of the others, each once.
     *
     * @param things not more than eight
     * @param property how many orders: a number, or {@code all}; with {@code .seed} behind it, the seed
     * @param sample how many without that property
     */
    static <T> Stream<List<T>> of(List<T> things, String property, int sample) {
        int all = IntStream.rangeClosed(1, things.size()).reduce(1, (one, other) -> one * other);
        String wish = System.getProperty(property, Integer.toString(sample));
        int count = wish.equals("all") ? all : Math.min(all, Integer.parseInt(wish));
        long seed = Long.getLong(property + ".seed", System.nanoTime());
        System.out.printf(
                "%d of %d orders; to repeat: -D%s=%s -D%s.seed=%d%n", count, all, property, wish, property, seed);
        Random random = new Random(seed);
        List<T> reversed = new ArrayList<>(things);
        Collections.reverse(reversed);
        Set<List<T>> orders = new LinkedHashSet<>(List.of(List.copyOf(things), reversed));
        while (orders.size() < count) {
            List<T> shuffled = new ArrayList<>(things);
            Collections.shuffle(shuffled, random);
            orders.add(shuffled);
        }
        return orders.stream();
    }
}
