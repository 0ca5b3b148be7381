package org.twatcache.core.internal.osgi;

import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.twatcache.codec.Codec;
import org.twatcache.core.internal.codec.CodecOffer;

/** A codec that a bundle offers as a service; the service is gotten when a cache needs it, not before. */
final class BundleCodec implements CodecOffer {

    /** The best first; among equals the one that was registered first, as services compare. */
    static final Comparator<BundleCodec> ORDER =
            Comparator.comparing((BundleCodec codec) -> codec.reference).reversed();

    private final BundleContext core;
    private final ServiceReference<Codec> reference;
    private final String name;
    private final AtomicBoolean gotten = new AtomicBoolean();

    BundleCodec(BundleContext core, ServiceReference<Codec> reference) {
        this.core = core;
        this.reference = reference;
        this.name = nameOf(reference);
    }

    private static String nameOf(ServiceReference<Codec> reference) {
        return reference.getProperty(Codec.NAME) instanceof String name ? name : "";
    }

    boolean isOf(ServiceReference<?> other) {
        return reference.equals(other);
    }

    /** Whether the service's properties say the same as when it came. */
    boolean isCurrent() {
        return name.equals(nameOf(reference));
    }

    /** Gives the service back. */
    void release() {
        if (gotten.compareAndSet(true, false)) {
            core.ungetService(reference);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable Codec codec() {
        Codec codec = core.getService(reference);
        if (codec != null && !gotten.compareAndSet(false, true)) {
            core.ungetService(reference);
        }
        return codec;
    }
}
