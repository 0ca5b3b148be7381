package org.twatcache.command.shell;

import java.io.FilterInputStream;
import java.io.InputStream;

/** The launcher's input as Gogo gets it: an interrupted reader must not close it. */
final class BorrowedInput extends FilterInputStream {

    BorrowedInput(InputStream owned) {
        super(owned);
    }

    @Override
    public void close() {
        // The launcher closes what it owns.
    }
}
