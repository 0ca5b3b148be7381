package org.twatcache.itest.support.story;

import java.util.List;

/** What a test may ask the counting engine, at any time. */
public interface EngineCounts {

    /** How many engines were created. */
    int created();

    /** How often each of them was ended, by close or by destroy, in the order of their creation. */
    List<Integer> ends();

    /** How many of them were ended by destroy. */
    int destroyed();

    /** How many were ended. */
    default int ended() {
        return (int) ends().stream().filter(count -> count > 0).count();
    }
}
