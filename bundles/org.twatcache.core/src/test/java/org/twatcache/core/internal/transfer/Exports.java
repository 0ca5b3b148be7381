package org.twatcache.core.internal.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.twatcache.Cache;
import org.twatcache.EngineTrait;
import org.twatcache.admin.Transfer;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Exports of caches of a test's platform. */
final class Exports {

    private Exports() {}

    /** An engine of bytes. */
    static TestOffer bytes() {
        return TestOffer.named(
                "bytes",
                EngineTrait.KEEPS_BYTES,
                EngineTrait.EXPIRES,
                EngineTrait.EXPIRES_IDLE,
                EngineTrait.BOUNDS_ENTRIES);
    }

    static byte[] of(TestPlatform platform, Cache<?, ?> cache) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Transfer unused = platform.control(cache).exportTo(out);
        return out.toByteArray();
    }

    static Transfer into(TestPlatform platform, Cache<?, ?> cache, byte[] export) throws InterruptedException {
        return platform.control(cache).importFrom(new ByteArrayInputStream(export));
    }
}
