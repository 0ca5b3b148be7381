package org.twatcache;

/** Why an entry is gone. More may come: do not switch over these exhaustively. */
public enum RemovalCause {
    /** A caller removed it. */
    REMOVED,
    /** A caller stored another value. */
    REPLACED,
    /** The engine removed it to stay within its bound. */
    EVICTED,
    /** Its lifetime was over. */
    EXPIRED
}
