package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.file.Path;

/** Somebody else has the directory open. */
final class LockedException extends IOException {

    private static final long serialVersionUID = 1L;

    LockedException(Path directory, String process) {
        super(directory + " is in use by process " + process + ": close the cache there, or name another folder");
    }
}
