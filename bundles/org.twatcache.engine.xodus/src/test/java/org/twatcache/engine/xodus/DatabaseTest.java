package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.io.FileDataReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    private Path directory;

    /** On a disk that takes nothing any more when it is asked to make it durable. */
    private static final class Refusing extends PrivateFileWriter {

        Refusing(FileDataReader reader) {
            super(reader);
        }

        @Override
        protected void syncImpl() {
            throw new ExodusException("sync", new IOException("Input/output error"));
        }
    }

    @Test
    void syncThatTheSystemRefuses_isNoDamage() throws IOException {
        Database database = Database.open(directory, Refusing::new);
        database.write(write -> write.applied(7));
        assertThatIOException().isThrownBy(database::sync).withStackTraceContaining("Input/output error");
        database.abandonQuietly();
        Database again = Database.open(directory);
        assertThat(again.applied()).isEqualTo(7);
        again.close();
    }

    @Test
    void deadDatabase_isAbandoned_whateverXodusThrows() throws IOException {
        Database database = Database.open(directory);
        database.write(write -> write.applied(7));
        Thread.currentThread().interrupt();
        try {
            // Ends the channel.
            database.sync();
        } finally {
            boolean unused = Thread.interrupted();
        }
        database.abandonQuietly();
    }
}
