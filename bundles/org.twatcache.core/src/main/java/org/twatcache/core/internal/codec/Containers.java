package org.twatcache.core.internal.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The collections of the JDK: a tag for each that clients can tell apart by what they can do with it. What cannot be changed
 * comes back as another class that cannot be changed; views come back as what they show.
 */
@SuppressWarnings("JdkObsolete") // clients use them all
final class Containers {

    /** Of whatever a length claims, only so much is made room for ahead. */
    private static final int AHEAD = 1_024;

    private static final Map<Class<?>, Integer> TAGS = new HashMap<>();

    static {
        List<Object> list = new ArrayList<>();
        add(Tags.OPTIONAL, Optional.empty());
        add(Tags.ENTRY, Map.entry(1, 1));
        add(Tags.ARRAY_LIST, list, list.subList(0, 0), Arrays.asList(1));
        add(Tags.LINKED_LIST, new LinkedList<>());
        add(Tags.ARRAY_DEQUE, new ArrayDeque<>());
        add(Tags.COPIED_LIST, new CopyOnWriteArrayList<>());
        add(
                Tags.FIXED_LIST,
                List.of(),
                List.of(1),
                List.of(1, 2, 3).subList(0, 2),
                Stream.of(1).toList(),
                Collections.emptyList(),
                Collections.singletonList(1),
                Collections.nCopies(1, 1),
                Collections.unmodifiableList(list),
                Collections.unmodifiableList(new LinkedList<>()));
        add(Tags.HASH_SET, new HashSet<>(), new HashMap<>().keySet());
        add(Tags.LINKED_SET, new LinkedHashSet<>(), new LinkedHashMap<>().keySet());
        add(Tags.TREE_SET, new TreeSet<>());
        add(
                Tags.FIXED_SET,
                Set.of(),
                Set.of(1),
                Collections.emptySet(),
                Collections.singleton(1),
                Collections.unmodifiableSet(new HashSet<>()));
        add(Tags.HASH_MAP, new HashMap<>());
        add(Tags.LINKED_MAP, new LinkedHashMap<>());
        add(Tags.TREE_MAP, new TreeMap<>());
        add(Tags.CONCURRENT_MAP, new ConcurrentHashMap<>());
        add(
                Tags.FIXED_MAP,
                Map.of(),
                Map.of(1, 1),
                Collections.emptyMap(),
                Collections.singletonMap(1, 1),
                Collections.unmodifiableMap(new HashMap<>()));
    }

    private Containers() {}

    private static void add(int tag, Object... examples) {
        for (Object example : examples) {
            TAGS.putIfAbsent(example.getClass(), tag);
        }
    }

    /** The tag of a class, or {@link Tags#NULL} for one that is no such collection. */
    static int tag(Class<?> type) {
        return TAGS.getOrDefault(type, Tags.NULL);
    }

    /** Writes what follows the tag. */
    static void write(Writing out, int tag, Object value) {
        if (value instanceof Collection<?> elements) {
            if (value instanceof SortedSet<?> sorted) {
                Orders.write(out, sorted.comparator());
            }
            writeAll(out, elements);
        } else if (value instanceof Map<?, ?> map) {
            if (value instanceof SortedMap<?, ?> sorted) {
                Orders.write(out, sorted.comparator());
            }
            writeAll(out, map);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            out.write(entry.getKey());
            out.write(entry.getValue());
        } else {
            out.write(((Optional<?>) value).orElse(null));
        }
    }

    /** Copied first: another thread may be changing it, and the number is written before the elements. */
    private static void writeAll(Writing out, Collection<?> elements) {
        @Nullable Object[] copy = elements.toArray();
        out.sink().varint(copy.length);
        for (Object element : copy) {
            out.write(element);
        }
    }

    private static void writeAll(Writing out, Map<?, ?> map) {
        List<@Nullable Object> copy = new ArrayList<>(2 * map.size());
        map.forEach((key, value) -> {
            copy.add(key);
            copy.add(value);
        });
        out.sink().varint(copy.size() / 2);
        copy.forEach(out::write);
    }

    /** Reads what follows a tag; null for a tag that is no collection. */
    static @Nullable Object read(Reading in, int tag) {
        return switch (tag) {
            case Tags.OPTIONAL -> Optional.ofNullable(in.read());
            case Tags.ENTRY -> entry(in);
            case Tags.ARRAY_LIST -> readAll(in, new ArrayList<>());
            case Tags.LINKED_LIST -> readAll(in, new LinkedList<>());
            case Tags.FIXED_LIST -> Collections.unmodifiableList(readAll(in, new ArrayList<>()));
            case Tags.ARRAY_DEQUE -> readAll(in, new ArrayDeque<>());
            case Tags.COPIED_LIST -> new CopyOnWriteArrayList<>(readAll(in, new ArrayList<>()));
            case Tags.HASH_SET -> readAll(in, new HashSet<>());
            case Tags.LINKED_SET -> readAll(in, new LinkedHashSet<>());
            case Tags.TREE_SET -> readAll(in, new TreeSet<>(Orders.read(in)));
            case Tags.FIXED_SET -> Collections.unmodifiableSet(readAll(in, new LinkedHashSet<>()));
            case Tags.HASH_MAP -> readAll(in, new HashMap<>());
            case Tags.LINKED_MAP -> readAll(in, new LinkedHashMap<>());
            case Tags.TREE_MAP -> readAll(in, new TreeMap<>(Orders.read(in)));
            case Tags.FIXED_MAP -> Collections.unmodifiableMap(readAll(in, new LinkedHashMap<>()));
            case Tags.CONCURRENT_MAP -> readAll(in, new ConcurrentHashMap<>());
            default -> null;
        };
    }

    private static Object entry(Reading in) {
        Object key = in.read();
        Object value = in.read();
        if (key == null || value == null) {
            throw new Unreadable("an entry has a null");
        }
        return Map.entry(key, value);
    }

    private static <C extends Collection<@Nullable Object>> C readAll(Reading in, C empty) {
        int count = in.source().count(1);
        if (empty instanceof ArrayList<?> list) {
            list.ensureCapacity(Math.min(count, AHEAD));
        }
        for (int i = 0; i < count; i++) {
            empty.add(in.read());
        }
        return empty;
    }

    private static <M extends Map<@Nullable Object, @Nullable Object>> M readAll(Reading in, M empty) {
        int count = in.source().count(2);
        for (int i = 0; i < count; i++) {
            Object key = in.read();
            empty.put(key, in.read());
        }
        return empty;
    }
}
