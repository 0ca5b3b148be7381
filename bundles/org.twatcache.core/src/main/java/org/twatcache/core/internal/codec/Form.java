package org.twatcache.core.internal.codec;

/** How the instances of one class of a client stand in bytes. Safe for use by any number of threads. */
interface Form {

    /** Writes a tag and what follows it. */
    void write(Writing out, Object value);

    /** Reads what follows the tag and the class. */
    Object read(Reading in);
}
