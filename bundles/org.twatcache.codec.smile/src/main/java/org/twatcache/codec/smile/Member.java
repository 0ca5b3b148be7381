package org.twatcache.codec.smile;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record, or a field of a bean.
 *
 * @param name its name
 * @param form of its values
 * @param getter takes the object, gives the value
 * @param setter takes the object and the value; null for a record
 */
record Member(
        String name,
        Form form,
        MethodHandle getter,
        @Nullable MethodHandle setter) {}
