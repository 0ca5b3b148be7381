package org.twatcache.core.internal.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A value type of the JDK: a tag, and bytes that hold no other value.
 *
 * @param tag its number in the format, for good
 * @param isKey whether values are equal exactly where their bytes are
 */
record Scalar<T>(
        int tag,
        Class<? extends T> type,
        boolean isKey,
        BiConsumer<? super ByteSink, ? super T> writer,
        Function<? super ByteSource, ? extends T> reader) {

    void write(ByteSink out, Object value) {
        writer.accept(out, type.cast(value));
    }
}
