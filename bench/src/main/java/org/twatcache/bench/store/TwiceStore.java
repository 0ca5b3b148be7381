package org.twatcache.bench.store;

/** Writes everything twice, which takes twice as long. */
final class TwiceStore extends FaultyStore {

    TwiceStore(DiskStore store) {
        super(store);
    }

    @Override
    public void put(String key, byte[] value) {
        super.put(key, value);
        super.put(key, value);
    }
}
