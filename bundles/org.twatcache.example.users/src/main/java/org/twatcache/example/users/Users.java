package org.twatcache.example.users;

/** Who is behind an id. */
interface Users {

    /** The name of a user, with the number of the request that told it. */
    String find(String id);
}
