package org.twatcache.core.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.twatcache.codec.ValueCodec;

/**
 * A codec at work for one cache.
 *
 * @param number stands for its name in every entry
 * @param fingerprint of the cache's types, that of the keys included
 */
record BoundCodec(ValueCodec values, int number, long fingerprint) {

    static BoundCodec of(String name, ValueCodec values, ValueCodec keys) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return new BoundCodec(
                values,
                (int) crc.getValue(),
                Shapes.hash(name + ":" + keys.fingerprint() + ":" + values.fingerprint()));
    }
}
