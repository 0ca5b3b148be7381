package org.twatcache.codec.smile;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;

/**
 * What a value may be at most. A value beyond is refused when it is written, for the same reason as when it is read: so no put
 * succeeds whose every get is a miss.
 */
final class Limits {

    /** Arrays in arrays; a thread with a stack of 512 KB bears it. */
    static final int DEPTH = 200;

    /** Bytes of one value. No text or number in it can be longer. */
    static final int LENGTH = 64 << 20;

    static final StreamReadConstraints READ = StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxDocumentLength(LENGTH)
            .maxStringLength(LENGTH)
            .maxNameLength(1)
            .maxNumberLength(1_000)
            .build();

    static final StreamWriteConstraints WRITE =
            StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build();

    private Limits() {}
}
