package org.twatcache.core.internal.codec;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.CacheSpec;

/** Makes the coding of a cache for a test, and counts what it could not do. */
final class Codings implements CodingObserver {

    final AtomicInteger damaged = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();

    /** Classes as this test sees them. */
    static final ClassSpace OWN = ClassSpace.of(Codings.class.getClassLoader());

    Coding of(CacheSpec<?, ?> spec) {
        return of(spec, OWN);
    }

    Coding of(CacheSpec<?, ?> spec, ClassSpace classes) {
        return new Coding("c", spec, classes, List::of, this);
    }

    @Override
    public void damaged() {
        damaged.incrementAndGet();
    }

    @Override
    public void failed(Throwable error) {
        failed.incrementAndGet();
    }
}
