package org.twatcache.bench.churn.client;

/** What loaders of this bundle throw on purpose. */
final class OwnTrouble extends Exception {

    OwnTrouble() {
        super("on purpose");
    }
}
