package org.twatcache;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A call of an annotated method, as {@link CacheKeyOf} and {@link CacheCondition} see it. Valid during their call. */
@ProviderType
public interface CacheInvocation {

    /**
     * The method that was called.
     *
     * @return the interface's method
     */
    Method method();

    /**
     * The arguments.
     *
     * @return the very arguments, in the order of the parameters; cannot be changed, and may hold null
     */
    List<@Nullable Object> arguments();
}
