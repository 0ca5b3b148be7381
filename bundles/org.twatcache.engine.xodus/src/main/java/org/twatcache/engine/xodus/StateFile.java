package org.twatcache.engine.xodus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What must be known before the database can be believed. Written into two places in turn, each with a checksum, so that one of
 * them is always whole.
 */
final class StateFile implements AutoCloseable {

    static final String NAME = "state";

    /**
     * What it says.
     *
     * @param checkpoint the database holds the journal up to this record, on the disk
     * @param closed whether it was closed, with nothing in the journal
     * @param boot the system's start during which it was open, or empty where that is not known
     */
    record State(long checkpoint, boolean closed, String boot) {}

    private static final int PLACE = 512;
    private static final int PREFIX = 30;
    private static final int LONGEST_BOOT = 200;
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final RandomAccessFile file;
    private long turn;

    private StateFile(RandomAccessFile file) {
        this.file = file;
    }

    static StateFile open(Path directory) throws IOException {
        Path path = directory.resolve(NAME);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        OwnFiles.close(path.toFile());
        return new StateFile(file);
    }

    /** What tells one start of the system from another; empty where nothing does. */
    static String boot() {
        try {
            String boot = Files.readString(BOOT).strip();
            return boot.substring(0, Math.min(boot.length(), LONGEST_BOOT));
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * The last state.
     *
     * @return the state, or null where there was none
     * @throws DamagedException where it cannot be read
     */
    @Nullable
    State read() throws IOException {
        byte[] bytes = new byte[2 * PLACE];
        file.seek(0);
        int length = 0;
        for (int read = file.read(bytes); read > 0; read = file.read(bytes, length, bytes.length - length)) {
            length += read;
            if (length == bytes.length) {
                break;
            }
        }
        if (length == 0) {
            return null;
        }
        State last = null;
        for (int place = 0; place < 2; place++) {
            ByteBuffer from = ByteBuffer.wrap(bytes, place * PLACE, PLACE).slice();
            int boot = from.getShort(PREFIX - Short.BYTES);
            if (boot < 0 || boot > LONGEST_BOOT || from.getInt(0) != checksum(from)) {
                continue;
            }
            long written = from.getLong(4);
            if (written > turn) {
                turn = written;
                byte[] text = new byte[boot];
                from.get(PREFIX, text);
                last = new State(from.getLong(12), from.get(20) == 1, new String(text, StandardCharsets.UTF_8));
            }
        }
        if (last == null) {
            throw new DamagedException("the file '" + NAME + "' cannot be read", null);
        }
        return last;
    }

    void write(State state) throws IOException {
        turn++;
        byte[] boot = state.boot.getBytes(StandardCharsets.UTF_8);
        ByteBuffer to = ByteBuffer.allocate(PLACE)
                .putLong(4, turn)
                .putLong(12, state.checkpoint)
                .put(20, (byte) (state.closed ? 1 : 0))
                .putShort(PREFIX - Short.BYTES, (short) boot.length)
                .put(PREFIX, boot);
        to.putInt(0, checksum(to));
        file.seek((turn % 2) * PLACE);
        file.write(to.array());
        file.getFD().sync();
    }

    private static int checksum(ByteBuffer place) {
        CRC32C crc = new CRC32C();
        crc.update(place.duplicate().position(4).limit(PLACE));
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
