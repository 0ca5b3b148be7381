package org.twatcache.bench.codec;

import java.lang.reflect.Type;
import java.util.List;
import org.twatcache.codec.smile.SmileCodec;
import org.twatcache.core.internal.codec.BuiltInCodec;

/** The formats by the names of their slices. */
final class Formats {

    static final String BUILT_IN = "builtin";
    static final String SMILE = "smile";
    static final String JAVA = "java";
    static final String CBOR = "cbor";
    static final String KRYO = "kryo";
    static final String OVERLADEN = "overladen";
    static final String MIXED_UP = "mixed-up";

    /** What is compared: the codecs of the house, then their peers. */
    static final List<String> ALL = List.of(BUILT_IN, SMILE, JAVA, CBOR, KRYO);

    private Formats() {}

    static Format open(String name, Type type) {
        return switch (name) {
            case BUILT_IN -> CodecFormat.of(new BuiltInCodec(), type);
            case SMILE -> CodecFormat.of(new SmileCodec(), type);
            case JAVA -> new JavaFormat();
            case CBOR -> new CborFormat(type);
            case KRYO -> new KryoFormat();
            case OVERLADEN -> new OverladenFormat(open(BUILT_IN, type), open(JAVA, type));
            case MIXED_UP -> new MixedUpFormat(open(BUILT_IN, type));
            default -> throw new IllegalArgumentException("No format is named " + name);
        };
    }
}
