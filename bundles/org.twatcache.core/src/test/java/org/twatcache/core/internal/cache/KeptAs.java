package org.twatcache.core.internal.cache;

import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.fixture.TestOffer;

/** The ways in which an engine keeps what a cache gives to it. */
enum KeptAs {
    REFERENCES,
    VALUES,
    BYTES,
    SHARED_BYTES;

    TestOffer offer() {
        return this == BYTES || this == SHARED_BYTES
                ? TestOffer.named("bytes", EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES, EngineTrait.BOUNDS_ENTRIES)
                : TestOffer.named("references");
    }

    <K, V> CacheSpecBuilder<K, V> in(CacheSpecBuilder<K, V> spec) {
        return switch (this) {
            case REFERENCES, BYTES -> spec;
            case VALUES -> spec.byValue();
            case SHARED_BYTES -> spec.named("shared").shared();
        };
    }
}
