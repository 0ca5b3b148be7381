package org.twatcache.core.internal.codec;

import org.twatcache.Weigher;
import org.twatcache.core.internal.trait.WishedRequest;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/** A request for an engine that keeps encoded values: events and weigher understand what it keeps. */
record EncodedRequest(EngineRequest wish, EngineEvents events, Weigher<Object, Object> weigher)
        implements WishedRequest {}
