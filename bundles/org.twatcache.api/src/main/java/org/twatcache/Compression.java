package org.twatcache;

/** How encoded values are made smaller. More may come: do not switch over these exhaustively. */
public enum Compression {
    /** They are kept as the codec wrote them. */
    NONE,
    /** Deflate of the JDK at its fastest level, where that makes a value smaller. */
    DEFLATE
}
