package org.twatcache.engine.xodus;

/** The database is not open: nobody knows what stands in it. Never leaves this bundle. */
final class ClosedDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClosedDatabaseException() {
        super("the database is closed", null, false, false);
    }
}
