package org.twatcache.core.internal.tier;

/**
 * A value of the last tier, in a near one. It bears the stamp of its key itself: a reader would wait for an object more.
 *
 * @param value the value
 * @param of see {@link Stamp#of}
 * @param whole see {@link Stamp#whole}
 * @param part see {@link Stamp#part}
 */
record Copy(Object value, Stamps of, long whole, long part) {

    /** A value with the stamp that its key had before it was read. */
    static Copy of(Stamp stamp, Object value) {
        return new Copy(value, stamp.of(), stamp.whole(), stamp.part());
    }
}
