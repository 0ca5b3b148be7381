package org.twatcache.engine.redis;

/** A password. Equal ones come from the same place, whatever stands there now. */
interface Secret {

    /** As it is now. Never part of a message. */
    String text();
}
