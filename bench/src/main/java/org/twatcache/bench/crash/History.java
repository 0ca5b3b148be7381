package org.twatcache.bench.crash;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What the writers of one life did, in a file that both the writing process and its checker have mapped: what was noted is
 * there however the writer dies. Each writer has a part of its own.
 */
final class History {

    /** Writes of one writer in one life; a writer who used them up rests. */
    static final int MOST = 1 << 17;

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int FIELDS = 6;
    private static final int BYTES = FIELDS * Long.BYTES;
    private static final int KEY = 0;
    private static final int VERSION = 1;
    private static final int LIFETIME = 2;
    private static final int ENDED = 3;
    private static final int OUTCOME = 4;

    /** Written last: a write counts from then on. */
    private static final int BEGUN = 5;

    private static final long DONE = 1;
    private static final long THREW = 2;

    /** One page before all else, for what is counted. */
    private static final int HEAD = 4_096;

    private final ByteBuffer file;
    private final int writers;

    private History(ByteBuffer file, int writers) {
        this.file = file;
        this.writers = writers;
    }

    /** Makes an empty one, or maps an existing one. */
    static History open(Path path, int writers) throws IOException {
        long size = HEAD + (long) writers * MOST * BYTES;
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer mapped = channel.map(MapMode.READ_WRITE, 0, size).order(ByteOrder.nativeOrder());
            return new History(mapped, writers);
        }
    }

    /** A write begins. */
    void begin(int writer, int number, int key, long version, long lifetime) {
        set(writer, number, KEY, key);
        set(writer, number, VERSION, version);
        set(writer, number, LIFETIME, lifetime);
        set(writer, number, BEGUN, System.nanoTime());
    }

    /** It returned. */
    void acknowledge(int writer, int number) {
        end(writer, number, DONE);
    }

    /** It threw. */
    void fail(int writer, int number) {
        end(writer, number, THREW);
    }

    private void end(int writer, int number, long outcome) {
        set(writer, number, ENDED, System.nanoTime());
        set(writer, number, OUTCOME, outcome);
    }

    /** A writer did not read what it had written itself. */
    void wrongAnswer() {
        long unused = (long) LONGS.getAndAdd(file, 0, 1L);
    }

    /** How many wrong answers there were. */
    long wrongAnswers() {
        return (long) LONGS.getVolatile(file, 0);
    }

    /** All writes, those of one key in the order in which they were made. */
    List<Op> ops() {
        List<Op> ops = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            for (int number = 0; number < MOST && get(writer, number, BEGUN) != 0; number++) {
                long outcome = get(writer, number, OUTCOME);
                ops.add(new Op(
                        (int) get(writer, number, KEY),
                        get(writer, number, VERSION),
                        get(writer, number, LIFETIME),
                        get(writer, number, BEGUN),
                        outcome == 0 ? 0 : get(writer, number, ENDED),
                        outcome == DONE));
            }
        }
        return ops;
    }

    private void set(int writer, int number, int field, long value) {
        LONGS.setVolatile(file, place(writer, number, field), value);
    }

    private long get(int writer, int number, int field) {
        return (long) LONGS.getVolatile(file, place(writer, number, field));
    }

    private static int place(int writer, int number, int field) {
        return HEAD + (writer * MOST + number) * BYTES + field * Long.BYTES;
    }
}
