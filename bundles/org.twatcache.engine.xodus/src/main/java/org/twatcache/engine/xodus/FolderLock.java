package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One owner for a directory: a lock of the operating system, which ends with the process, and its number to be named.
 *
 * <p>Such a lock belongs to the process, which loses it as soon as it closes any channel of that file. So whoever holds it says so in
 * the system properties, which every class loader has in common, and nobody else of the process opens the file meanwhile.
 */
final class FolderLock implements AutoCloseable {

    private static final String NAME = "lock";
    private static final String HELD = "org.twatcache.engine.xodus.holds ";
    private static final String UNKNOWN = "unknown";
    private static final int DIGITS = 20;

    private final FileChannel channel;
    private final String held;

    private FolderLock(FileChannel channel, String held) {
        this.channel = channel;
        this.held = held;
    }

    /**
     * Takes the lock.
     *
     * @param directory a real path
     * @throws LockedException where somebody else has it
     */
    static FolderLock take(Path directory) throws IOException {
        String held = HELD + directory;
        String pid = Long.toString(ProcessHandle.current().pid());
        if (System.getProperties().putIfAbsent(held, pid) != null) {
            throw new LockedException(directory, pid + ", this one");
        }
        boolean taken = false;
        try {
            FolderLock lock = take(directory, held, pid);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                System.getProperties().remove(held);
            }
        }
    }

    private static FolderLock take(Path directory, String held, String pid) throws IOException {
        Path path = directory.resolve(NAME);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            OwnFiles.close(path.toFile());
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LockedException(directory, owner(channel));
            }
            channel.truncate(0);
            int unused = channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            taken = true;
            return new FolderLock(channel, held);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** The number of the process that has the lock, as far as that can be told. */
    private static String owner(FileChannel channel) {
        ByteBuffer digits = ByteBuffer.allocate(DIGITS);
        try {
            int unused = channel.read(digits, 0);
            String pid = new String(digits.array(), 0, digits.position(), StandardCharsets.US_ASCII).strip();
            return pid.isEmpty() ? UNKNOWN : pid;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            System.getProperties().remove(held);
        }
    }
}
