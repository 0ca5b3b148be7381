package org.twatcache.codec;

import org.osgi.annotation.versioning.ConsumerType;
import org.twatcache.CacheConfigurationException;

/**
 * Turns values of any cache into bytes and back: a service with the property {@link #NAME}, described by
 * {@link ProvidesCodec}. Outside OSGi it is found by {@link java.util.ServiceLoader}. It may come and go at any time. Safe for
 * use by any number of threads.
 */
@ConsumerType
public interface Codec {

    /** Service property: the codec's name, which {@link org.twatcache.CacheSpecBuilder#codec} takes. */
    String NAME = "cache.codec.name";

    /** The codec that is part of the platform. No service takes its place. */
    String BUILT_IN = "builtin";

    /**
     * Makes what one cache encodes its values with. Whatever it learns of the cache's classes (a mapper, a schema, generated
     * code) belongs to what it returns, and to nothing that lives longer: the platform lets that go when the cache ends or the
     * codec goes, and a class of a client that stopped must then be collectable.
     *
     * @param request the cache
     * @return a new one
     * @throws CacheConfigurationException where it cannot keep values of this type; the message says what to do
     */
    ValueCodec open(CodecRequest request);
}
