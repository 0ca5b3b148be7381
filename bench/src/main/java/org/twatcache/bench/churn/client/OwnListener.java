package org.twatcache.bench.churn.client;

import java.util.concurrent.atomic.LongAdder;
import org.twatcache.RemovalCause;
import org.twatcache.RemovalListener;

/** Is told what was removed. */
final class OwnListener implements RemovalListener<OwnKey, OwnValue> {

    private final LongAdder told = new LongAdder();

    @Override
    public void removed(OwnKey key, OwnValue value, RemovalCause cause) {
        value.checkedFor(key);
        told.increment();
    }
}
