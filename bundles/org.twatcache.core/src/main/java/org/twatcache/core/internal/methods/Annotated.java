package org.twatcache.core.internal.methods;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEvict;
import org.twatcache.CachePut;
import org.twatcache.Cached;

/** What the annotations of one declaration say. */
record Annotated(@Nullable Cached cached, @Nullable CachePut put, List<CacheEvict> evict) {

    /** Those of a method: the most specific declaration that has any has the say. Null where none has. */
    static @Nullable Annotated of(InterfaceMethod method) {
        for (Method each : method.declarations()) {
            if (isAnnotated(each)) {
                return new Annotated(
                        each.getAnnotation(Cached.class),
                        each.getAnnotation(CachePut.class),
                        List.of(each.getAnnotationsByType(CacheEvict.class)));
            }
        }
        return null;
    }

    static boolean isAnnotated(AnnotatedElement element) {
        return element.isAnnotationPresent(Cached.class)
                || element.isAnnotationPresent(CachePut.class)
                || element.getAnnotationsByType(CacheEvict.class).length > 0;
    }
}
