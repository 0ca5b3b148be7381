package org.twatcache.engine.redis;

/** How a cache hears what others change. */
enum Invalidation {

    /** The server tells of each change, whoever made it. Where it may not, what is published is heard as well as it can be. */
    TRACKING,

    /** Each process publishes what it changes, if all of them are told to. */
    PUBSUB,

    /** Not at all. */
    NONE
}
