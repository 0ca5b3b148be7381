package org.twatcache.engine.xodus;

/**
 * How a region is opened.
 *
 * @param weak whether its writes are acknowledged before they are on the disk
 * @param interval after how many nanoseconds they are there at the latest
 * @param acceptsOld whether it is taken as it is after a power cut
 * @param fresh whether it starts empty in any case
 * @param counted whether its bytes are counted
 */
record RegionMode(boolean weak, long interval, boolean acceptsOld, boolean fresh, boolean counted) {

    /** Whether what is written is to outlive the process. */
    boolean lasting() {
        return !fresh;
    }
}
