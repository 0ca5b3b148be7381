package org.twatcache.codec.smile;

import org.osgi.service.component.annotations.Component;
import org.twatcache.codec.Codec;
import org.twatcache.codec.CodecRequest;
import org.twatcache.codec.ProvidesCodec;
import org.twatcache.codec.ValueCodec;

/** The service. It knows no class of any client; what {@link #open} returns does. */
@Component(service = Codec.class)
@ProvidesCodec(name = SmileCodec.NAME)
public final class SmileCodec implements Codec {

    static final String NAME = "smile";

    /** For declarative services, and for {@link java.util.ServiceLoader} outside OSGi. */
    public SmileCodec() {}

    @Override
    public ValueCodec open(CodecRequest request) {
        return SmileValueCodec.of(request);
    }
}
