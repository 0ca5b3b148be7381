package org.twatcache.bench.redis.fault;

import java.util.Arrays;
import java.util.Random;

/** What a {@link MischievousProxy} does to an answer. */
enum Mischief {
    /** It comes late, sometimes later than anybody waits. */
    DELAY {
        @Override
        byte[] done(byte[] reply, byte[] former, Random random) {
            return reply;
        }
    },
    /** It ends in the middle, and so does the connection. */
    CUT {
        @Override
        byte[] done(byte[] reply, byte[] former, Random random) {
            return Arrays.copyOf(reply, random.nextInt(reply.length));
        }
    },
    /** One byte is another. */
    GARBLE {
        @Override
        byte[] done(byte[] reply, byte[] former, Random random) {
            byte[] garbled = reply.clone();
            garbled[random.nextInt(garbled.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            return garbled;
        }
    },
    /** It comes twice. */
    REPEAT {
        @Override
        byte[] done(byte[] reply, byte[] former, Random random) {
            return join(reply, reply);
        }
    },
    /** The one before comes again, ahead of it. */
    ADD {
        @Override
        byte[] done(byte[] reply, byte[] former, Random random) {
            return join(former, reply);
        }
    };

    abstract byte[] done(byte[] reply, byte[] former, Random random);

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
