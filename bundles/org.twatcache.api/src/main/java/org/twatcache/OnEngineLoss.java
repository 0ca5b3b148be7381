package org.twatcache;

/** What the calls of a cache do while the engine that its spec wishes for is not there. */
public enum OnEngineLoss {
    /** The next engine that meets the requirements serves. The default where the spec names no engine. */
    FAILOVER,
    /** Reads miss, loads go through, writes are only remembered as invalidations. The default where it names one. */
    BYPASS,
    /** Calls wait up to {@link CacheSpecBuilder#engineWait}, then throw {@link EngineNotAvailableException}. */
    AWAIT,
    /** Calls throw {@link EngineNotAvailableException}. */
    FAIL
}
