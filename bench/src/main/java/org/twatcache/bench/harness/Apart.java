package org.twatcache.bench.harness;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Defines one class anew. The JVM profiles a class's call sites for all its users together: candidates that share a loop
 * would all pay for calls that can go anywhere, and the first would be compiled as if it were alone.
 */
public final class Apart extends ClassLoader {

    private final Class<?> template;

    private Apart(Class<?> template) {
        super(template.getClassLoader());
        this.template = template;
    }

    /**
     * A loop of its own.
     *
     * @param template a public class with one public constructor
     * @param arguments of the constructor
     * @return an instance of the class, defined anew
     */
    public static Work work(Class<? extends Work> template, Object... arguments) {
        try {
            return (Work) new Apart(template)
                    .loadClass(template.getName())
                    .getConstructors()[0]
                    .newInstance(arguments);
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
