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

    @AttributeDefinition(description = "What calls do without the wished engine: FAILOVER, BYPASS, AWAIT or FAIL")
    String on_engine_loss() default "";

    @AttributeDefinition(description = "How long calls wait for an engine under AWAIT, such as 2s")
    String engine_wait() default "";

    @AttributeDefinition(description = "Whether opening fails without an engine: true or false")
    String required() default "";

    @AttributeDefinition(description = "Whether hits and misses are counted: true or false")
    String statistics() default "";
}
