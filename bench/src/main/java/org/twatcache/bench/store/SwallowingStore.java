package org.twatcache.bench.store;

/** Takes what could not be written for written. */
final class SwallowingStore extends FaultyStore {

    SwallowingStore(DiskStore store) {
        super(store);
    }

    @Override
    public void put(String key, byte[] value) {
        try {
            super.put(key, value);
        } catch (RuntimeException e) {
            // The fault.
        }
    }
}
