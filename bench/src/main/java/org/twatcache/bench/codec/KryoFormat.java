package org.twatcache.bench.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.time.Instant;
import java.util.ArrayList;

/** Kryo at its best: one that is used again, without references, and every class has a number. */
final class KryoFormat implements Format {

    private static final int USUAL_LENGTH = 256;

    private final Kryo kryo = new Kryo();
    private final Output output = new Output(USUAL_LENGTH, -1);
    private final Input input = new Input();

    KryoFormat() {
        kryo.register(ArrayList.class);
        kryo.register(Instant.class);
        kryo.register(Reading.class);
        kryo.register(Reading.Status.class);
        kryo.register(FiftyFields.class);
    }

    @Override
    public byte[] encode(Object value) {
        output.reset();
        kryo.writeClassAndObject(output, value);
        return output.toBytes();
    }

    @Override
    public Object decode(byte[] bytes) {
        input.setBuffer(bytes);
        return kryo.readClassAndObject(input);
    }
}
