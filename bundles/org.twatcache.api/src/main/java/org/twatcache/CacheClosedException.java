package org.twatcache;

/** A call on a handle, context or service whose life is over; the message says what ended it. */
public class CacheClosedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * The life is over.
     *
     * @param message which cache, and what closed it
     */
    public CacheClosedException(String message) {
        super(message);
    }
}
