package org.twatcache.codec.smile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lists, sets and maps of the JDK, and what is made for each. {@code Collection} is none of them: a set and a list of the
 * same elements are not equal, and the declaration would not tell which to make.
 */
final class Containers {

    @SuppressWarnings("JdkObsolete") // where a client declares a LinkedList he gets one
    private static final Map<Class<?>, Supplier<? extends Collection<?>>> COLLECTIONS = Map.of(
            List.class, ArrayList::new,
            ArrayList.class, ArrayList::new,
            LinkedList.class, LinkedList::new,
            Set.class, LinkedHashSet::new,
            HashSet.class, HashSet::new,
            LinkedHashSet.class, LinkedHashSet::new,
            SortedSet.class, TreeSet::new,
            NavigableSet.class, TreeSet::new,
            TreeSet.class, TreeSet::new);

    private static final Map<Class<?>, Supplier<? extends Map<?, ?>>> MAPS = Map.of(
            Map.class, LinkedHashMap::new,
            HashMap.class, HashMap::new,
            LinkedHashMap.class, LinkedHashMap::new,
            SortedMap.class, TreeMap::new,
            NavigableMap.class, TreeMap::new,
            TreeMap.class, TreeMap::new,
            ConcurrentMap.class, ConcurrentHashMap::new,
            ConcurrentHashMap.class, ConcurrentHashMap::new);

    private Containers() {}

    /** The form of a container; null where the type is none. */
    static @Nullable Form find(ResolvedType type, Forms forms) {
        Supplier<? extends Collection<?>> collection = COLLECTIONS.get(type.raw());
        if (collection != null) {
            return new CollectionForm(
                    type.raw(), collection, forms.of(type.arguments().get(0)));
        }
        Supplier<? extends Map<?, ?>> map = MAPS.get(type.raw());
        if (map != null) {
            Form key = forms.of(type.arguments().get(0));
            return new MapForm(type.raw(), map, key, forms.of(type.arguments().get(1)));
        }
        return null;
    }
}
