package org.twatcache.bench.memory;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Work;

/**
 * Defines one class anew. The JVM profiles a class's call sites for all its users together: candidates that share a loop
 * would all pay for calls that can go anywhere, and the first would be compiled as if it were alone.
 */
final class Apart extends ClassLoader {

    private final Class<?> template;

    private Apart(Class<?> template) {
        super(template.getClassLoader());
        this.template = template;
    }

    /** A loop of its own over a store; the template is a public class whose constructor takes a store and keys. */
    static Work work(Class<? extends Work> template, Store store, Keys keys) {
        try {
            return (Work) new Apart(template)
                    .loadClass(template.getName())
                    .getConstructor(Store.class, Keys.class)
                    .newInstance(store, keys);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(template + " cannot be defined anew", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(template.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (@Nullable InputStream in = template.getResourceAsStream(template.getSimpleName() + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
