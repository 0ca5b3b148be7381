package org.twatcache.example.digest;

import java.io.IOException;
import org.twatcache.Cached;

/** The digests of files. What this says of its cache is all that this example has about caching. */
interface Digests {

    /**
     * The digest of a file.
     *
     * @param file the file as it was a moment ago: with what it was at that moment, its digest is kept
     * @param tally is told of a digest that had to be computed; tells no digests apart
     * @throws IOException where it cannot be read, or changed meanwhile; nothing is kept then
     */
    @Cached(name = "digests", key = 0, maximumSize = 1_000_000)
    Digest of(FileState file, Tally tally) throws IOException;
}
