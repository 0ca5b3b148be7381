package org.twatcache.core.internal.engine;

/** Stands for a client's object in an engine, with something beside it. */
public interface Wrapping {

    /** The client's object. */
    Object wrapped();
}
