package org.twatcache.bench.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Takes a page for each put and never gives one back. */
final class HoardingStore extends FaultyStore {

    private static final long PAGE = 4_096;

    private final RandomAccessFile hoard;

    HoardingStore(DiskStore store, Path hoard) {
        super(store);
        try {
            this.hoard = new RandomAccessFile(hoard.toFile(), "rw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String key, byte[] value) {
        super.put(key, value);
        try {
            synchronized (hoard) {
                hoard.setLength(hoard.length() + PAGE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        super.close();
        try {
            hoard.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
