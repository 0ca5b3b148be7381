package org.twatcache.core.internal.methods;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheInvocation;

/** A call as the client's own classes see it. */
record Invocation(Method method, List<@Nullable Object> arguments) implements CacheInvocation {

    static Invocation of(InterfaceMethod method, @Nullable Object[] arguments) {
        List<@Nullable Object> list = Arrays.<@Nullable Object>asList(arguments);
        return new Invocation(method.method(), Collections.<@Nullable Object>unmodifiableList(list));
    }
}
