package org.twatcache.engine.redis;

import java.util.function.Consumer;

/** Hears of one server of a cluster: its changes are those of the whole, whether it tells is not. */
record PartHearer(Hearer whole, Consumer<Boolean> telling) implements Hearer {

    @Override
    public Keyspace keys() {
        return whole.keys();
    }

    @Override
    public Invalidation how() {
        return whole.how();
    }

    @Override
    public void refused() {
        whole.refused();
    }

    @Override
    public void changed(byte[] key) {
        whole.changed(key);
    }

    @Override
    public void changedAll() {
        whole.changedAll();
    }

    @Override
    public void told(boolean on) {
        telling.accept(on);
    }
}
