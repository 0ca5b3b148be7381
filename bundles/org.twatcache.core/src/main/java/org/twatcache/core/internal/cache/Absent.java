package org.twatcache.core.internal.cache;

/** Stands in an engine for: a loader said that this key has no value. */
public enum Absent {
    ABSENT
}
