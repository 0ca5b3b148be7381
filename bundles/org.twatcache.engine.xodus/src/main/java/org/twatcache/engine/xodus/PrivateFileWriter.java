package org.twatcache.engine.xodus;

import java.io.IOException;
import java.io.UncheckedIOException;
import jetbrains.exodus.io.FileDataReader;
import jetbrains.exodus.io.FileDataWriter;

/** Writes Xodus's files such that only this user may read them. */
class PrivateFileWriter extends FileDataWriter {

    PrivateFileWriter(FileDataReader reader) {
        super(reader, null);
    }

    @Override
    public FileDataReader.FileBlock openOrCreateBlockImpl(long address, long length) {
        FileDataReader.FileBlock block = super.openOrCreateBlockImpl(address, length);
        try {
            OwnFiles.close(block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return block;
    }
}
