package org.twatcache.core.internal.memo;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The names under which an owner keeps results of functions, each of one function: two would take each other's for their own. */
public final class TakenNames {

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** Of an owner that has none yet. */
    public TakenNames() {}

    /** Takes a name; false where another function has it. */
    public boolean take(String name) {
        return names.add(name);
    }

    /** Gives it back. */
    public void release(String name) {
        names.remove(name);
    }
}
