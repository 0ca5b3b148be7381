package org.twatcache.core.internal.context;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.codec.Codec;
import org.twatcache.codec.ProvidesCodec;
import org.twatcache.core.internal.codec.CodecOffer;

/** A codec on the class path, described by its annotation; made when it is first needed. */
final class ClassPathCodec implements CodecOffer {

    private static final Logger LOG = LoggerFactory.getLogger(ClassPathCodec.class);

    private final ServiceLoader.Provider<Codec> provider;
    private final String name;
    private @Nullable Codec codec;

    ClassPathCodec(ServiceLoader.Provider<Codec> provider) {
        this.provider = provider;
        this.name = provider.type().getAnnotation(ProvidesCodec.class).name();
    }

    static boolean isDescribed(ServiceLoader.Provider<Codec> provider) {
        boolean described = provider.type().isAnnotationPresent(ProvidesCodec.class);
        if (!described) {
            LOG.warn(
                    "{} is ignored: it lacks the annotation ProvidesCodec",
                    provider.type().getName());
        }
        return described;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Codec codec() {
        Codec present = codec;
        if (present == null) {
            present = provider.get();
            codec = present;
        }
        return present;
    }
}
