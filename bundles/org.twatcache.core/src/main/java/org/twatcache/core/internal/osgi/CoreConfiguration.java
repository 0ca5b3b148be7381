package org.twatcache.core.internal.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Defaults of every cache whose spec leaves them open; blank means: no default. They apply to what is opened afterwards. */
@ObjectClassDefinition(
        name = "twat-cache",
        description = "Defaults of caches; a cache's own spec wins over them, and they win over TWAT_CACHE_* variables")
@interface CoreConfiguration {

    @AttributeDefinition(description = "Engine by name or alias")
    String engine() default "";

    @AttributeDefinition(description = "Engines in order of preference, separated by commas")
    String prefer() default "";

    @AttributeDefinition(
            description = "Engines, the nearest first, separated by commas: copies in front of the last one")
    String tiers() default "";

    @AttributeDefinition(description = "Maximum number of entries in each near tier, where there are tiers")
    String near_max_size() default "";

    @AttributeDefinition(description = "Time to live of copies in near tiers, such as 1s, where there are tiers")
    String near_ttl() default "";

    @AttributeDefinition(description = "Traits that an engine must have, separated by commas")
    String require() default "";

    @AttributeDefinition(description = "Maximum number of entries")
    String max_size() default "";

    @AttributeDefinition(description = "Time to live, such as 5m")
    String ttl() default "";

    @AttributeDefinition(description = "Time to idle, such as 5m")
    String idle() default "";

    @AttributeDefinition(description = "Share from 0 to 1 by which lifetimes are shortened at random")
    String jitter() default "";

    @AttributeDefinition(description = "How long a loader's null is remembered, such as 5s")
    String absent_for() default "";

    @AttributeDefinition(
            description =
                    "How long beyond its end a value serves while its loader fails, such as 10m; for caches with a ttl")
    String stale_on_error() default "";

    @AttributeDefinition(description = "How long a failed load is not tried again, such as 1s")
    String failed_for() default "";

    @AttributeDefinition(description = "After what time a load is given up, such as 5s")
    String load_timeout() default "";

    @AttributeDefinition(
            description = "How long processes that share an engine wait for the one that loads a key, such as 5s")
    String load_lease() default "";

    @AttributeDefinition(description = "The codec of values that are kept as bytes; builtin unless set")
    String codec() default "";

    @AttributeDefinition(description = "How values that are kept as bytes are made smaller: none or deflate")
    String compression() default "";

    @AttributeDefinition(description = "What calls do without the wished engine: FAILOVER, BYPASS, AWAIT or FAIL")
    String on_engine_loss() default "";

    @AttributeDefinition(
            description = "When caches move to a better engine that comes: NEVER, WHEN_IDLE or NOW; open caches follow")
    String rebind() default "";

    @AttributeDefinition(description = "How long calls wait for an engine under AWAIT, such as 2s")
    String engine_wait() default "";

    @AttributeDefinition(description = "Whether opening fails without an engine: true or false")
    String required() default "";

    @AttributeDefinition(description = "Whether hits and misses are counted: true or false")
    String statistics() default "";

    @AttributeDefinition(description = "How many entries of each cache are kept while its engine is away")
    long park_entries() default 1_000_000;

    @AttributeDefinition(description = "How many bytes of each cache are kept while its engine is away, estimated")
    long park_bytes() default 268_435_456;

    @AttributeDefinition(
            description = "For how many seconds entries are kept while their engine is away; 0: not at all")
    int park_seconds() default 60;

    @AttributeDefinition(
            description = "For how many milliseconds at most an engine's bundle that stops is held up by copying")
    int park_copying_millis() default 2_000;

    @AttributeDefinition(
            description = "Whether cache:leaks shows the whole stack of the opener; costs some microseconds an open")
    boolean leaks_stacks() default false;
}
