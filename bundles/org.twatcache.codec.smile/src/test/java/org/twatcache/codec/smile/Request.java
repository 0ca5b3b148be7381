package org.twatcache.codec.smile;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.twatcache.codec.CodecRequest;

/** What a cache asks for, by a loader; notes what was loaded by name. Safe for use by any number of threads. */
final class Request implements CodecRequest {

    private final Type type;
    private final ClassLoader loader;
    private final List<String> allowed;
    private final Queue<String> loaded = new ConcurrentLinkedQueue<>();

    private Request(Type type, ClassLoader loader, List<String> allowed) {
        this.type = type;
        this.loader = loader;
        this.allowed = allowed;
    }

    static Request of(Type type, String... allowed) {
        return new Request(type, Request.class.getClassLoader(), List.of(allowed));
    }

    static Request by(ClassLoader loader, Type type, String... allowed) {
        return new Request(type, loader, List.of(allowed));
    }

    List<String> loaded() {
        return List.copyOf(loaded);
    }

    @Override
    public String cache() {
        return "tested";
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public Class<?> load(String name) throws ClassNotFoundException {
        loaded.add(name);
        return Class.forName(name, false, loader);
    }

    @Override
    public boolean allows(String name) {
        return allowed.stream().anyMatch(entry -> covers(entry, name));
    }

    private static boolean covers(String entry, String name) {
        boolean directlyIn = name.startsWith(entry) && name.lastIndexOf('.') == entry.length();
        return directlyIn || name.equals(entry) || name.startsWith(entry + '$');
    }

    @Override
    public List<String> allowed() {
        return allowed;
    }
}
