package org.twatcache.itest.support.counting;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;

/** One engine from its creation on: passes every call on, and counts those that end it. */
final class CountedLife implements InvocationHandler {

    private final CacheEngine<?> counted;
    private final boolean failing;
    private final AtomicInteger ends = new AtomicInteger();
    private volatile boolean destroyed;

    CountedLife(CacheEngine<?> counted, boolean failing) {
        this.counted = counted;
        this.failing = failing;
    }

    @SuppressWarnings("unchecked")
    CacheEngine<Object> engine() {
        return (CacheEngine<Object>)
                Proxy.newProxyInstance(CountedLife.class.getClassLoader(), new Class<?>[] {CacheEngine.class}, this);
    }

    int ends() {
        return ends.get();
    }

    boolean wasDestroyed() {
        return destroyed;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean destroy = method.getName().equals("destroy");
        boolean end = destroy || method.getName().equals("close");
        if (end) {
            ends.incrementAndGet();
            destroyed |= destroy;
        }
        try {
            Object answer = method.invoke(counted, arguments);
            if (end && failing) {
                throw new IllegalStateException("close fails, as the spec asked");
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
