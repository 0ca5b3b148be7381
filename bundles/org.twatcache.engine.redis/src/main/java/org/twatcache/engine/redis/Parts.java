package org.twatcache.engine.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A collection in parts of a bounded size. */
final class Parts {

    private Parts() {}

    static <E> List<List<E>> of(Collection<? extends E> whole, int most) {
        List<E> list = new ArrayList<>(whole);
        List<List<E>> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i += most) {
            parts.add(list.subList(i, Math.min(list.size(), i + most)));
        }
        return parts;
    }
}
