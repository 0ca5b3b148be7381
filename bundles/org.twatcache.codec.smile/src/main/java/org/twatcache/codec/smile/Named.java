package org.twatcache.codec.smile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.codec.CodecRequest;

/**
 * The classes that bytes may name because the owner allows them. An id is the name and the fingerprint of the class's shape, so
 * that a class that changed is not read with the bytes of the old one. It grows with the allowed classes that exist, and with
 * nothing that bytes say. Safe for use by any number of threads; holds no lock while classes are found.
 */
final class Named {

    private static final int HEX = 16;

    private final CodecRequest request;
    private final Map<ResolvedType, Entry> known = new ConcurrentHashMap<>();

    Named(CodecRequest request) {
        this.request = request;
    }

    /**
     * A class.
     *
     * @param id what stands for it in bytes
     * @param form of its values
     */
    record Entry(String id, Form form) {}

    /** The entry for the class of a value. */
    Entry of(ResolvedType declared, Class<?> type) {
        String name = type.getName();
        if (!request.allows(name)) {
            throw new BadValueException("a " + name + " stands where a " + declared
                    + " is declared; list its package with 'allow', or seal the type");
        }
        if (load(name) != type) {
            throw new BadValueException("the cache's owner finds another class by the name " + name);
        }
        return entry(declared, type);
    }

    /** The entry for an id that bytes hold. */
    Entry of(ResolvedType declared, String id) {
        int end = id.length() - HEX - 1;
        if (end < 1 || id.charAt(end) != '#') {
            throw new BadBytesException("found a name without a fingerprint");
        }
        String name = id.substring(0, end);
        if (!request.allows(name)) {
            throw new BadBytesException("found the class " + name + ", which is not allowed");
        }
        @Nullable Class<?> type = load(name);
        if (type == null || !declared.raw().isAssignableFrom(type)) {
            throw new BadBytesException("found the class " + name + ", which is no " + declared + " or is not there");
        }
        Entry entry = entry(declared, type);
        if (!entry.id.equals(id)) {
            throw new BadBytesException("found the class " + name + " in another shape");
        }
        return entry;
    }

    private @Nullable Class<?> load(String name) {
        try {
            return request.load(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private Entry entry(ResolvedType declared, Class<?> type) {
        ResolvedType narrowed = declared.narrowedTo(type);
        Entry entry = known.get(narrowed);
        if (entry == null) {
            Form form = new Forms(this).exact(narrowed);
            entry = new Entry(type.getName() + '#' + String.format("%016x", Shape.fingerprint(form)), form);
            Entry earlier = known.putIfAbsent(narrowed, entry);
            entry = earlier == null ? entry : earlier;
        }
        return entry;
    }
}
