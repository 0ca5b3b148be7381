package org.twatcache.core.internal.codec;

import org.twatcache.CacheConfigurationException;
import org.twatcache.codec.Codec;
import org.twatcache.codec.CodecRequest;
import org.twatcache.codec.ProvidesCodec;
import org.twatcache.codec.ValueCodec;

/**
 * The codec of the platform: a tag, then the value, numbers in as few bytes as they need; no class is named that the declared
 * type implies. There are no references back: decoding takes time and memory in proportion to the bytes.
 */
@ProvidesCodec(name = Codec.BUILT_IN)
public final class BuiltInCodec implements Codec {

    @Override
    public ValueCodec open(CodecRequest request) {
        return new BuiltInValues(request, false);
    }

    /**
     * A codec of which equal values have equal bytes, for keys.
     *
     * @throws CacheConfigurationException where the type has values of which that is not so
     */
    static ValueCodec openForKeys(CodecRequest request) {
        return new BuiltInValues(request, true);
    }
}
