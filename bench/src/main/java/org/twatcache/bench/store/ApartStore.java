package org.twatcache.bench.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.twatcache.bench.harness.Scratch;

/** Makes a database of its own for each region, which takes long. */
final class ApartStore extends FaultyStore {

    private final Path apart;

    ApartStore(DiskStore store, Path apart) {
        super(store);
        this.apart = apart;
    }

    @Override
    public void region(String name) {
        try {
            new XodusStore(Files.createDirectories(apart), false).close();
            Scratch.delete(apart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
