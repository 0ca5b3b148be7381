package org.twatcache.core.internal.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The form of one cache. Its keys are those of a spec, the types and the owner; options of engines, {@code option.<name>}, come
 * beside them, and {@code max.weight} is left out, for it needs a weigher in code. Blank means: not set.
 */
@ObjectClassDefinition(
        name = "twat-cache cache",
        description =
                "A cache, which bundles get as a service org.twatcache.Cache with the property cache.name. What is left"
                        + " blank follows the defaults of the configuration org.twatcache. A change is applied while the cache is in use")
@interface CacheConfiguration {

    @AttributeDefinition(description = "The name by which clients find it: the service property cache.name")
    String name() default "";

    @AttributeDefinition(
            name = "Type of the keys",
            description = "A class that every client sees; java.lang needs no package, and [] stands for an array",
            required = false)
    String key_type() default "Object";

    @AttributeDefinition(
            name = "Type of the values",
            description = "A class that every client sees; each client gets values of its own class of this name",
            required = false)
    String value_type() default "Object";

    @AttributeDefinition(
            description =
                    "The symbolic name of the one bundle that may have the cache; it may then keep the bundle's own objects",
            required = false)
    String owner() default "";

    @AttributeDefinition(description = "Engine by name or alias", required = false)
    String engine() default "";

    @AttributeDefinition(description = "Engines in order of preference, separated by commas", required = false)
    String prefer() default "";

    @AttributeDefinition(
            description =
                    "Engines, the nearest first, separated by commas: copies in front of the last one. Needs an owner",
            required = false)
    String tiers() default "";

    @AttributeDefinition(description = "Maximum number of entries in each near tier", required = false)
    String near_max_size() default "";

    @AttributeDefinition(description = "Time to live of copies in near tiers, such as 1s", required = false)
    String near_ttl() default "";

    @AttributeDefinition(description = "Traits that an engine must have, separated by commas", required = false)
    String require() default "";

    @AttributeDefinition(
            description = "LDAP filter of the service properties of engines, such as (cache.engine.traits=PERSISTENT)",
            required = false)
    String filter() default "";

    @AttributeDefinition(description = "Maximum number of entries", required = false)
    String max_size() default "";

    @AttributeDefinition(
            description = "Maximum number of bytes, such as 64m; for engines that keep bytes",
            required = false)
    String max_bytes() default "";

    @AttributeDefinition(description = "Time to live, such as 5m; entries that are there keep theirs", required = false)
    String ttl() default "";

    @AttributeDefinition(description = "Time to idle, such as 5m", required = false)
    String idle() default "";

    @AttributeDefinition(description = "Share from 0 to 1 by which lifetimes are shortened at random", required = false)
    String jitter() default "";

    @AttributeDefinition(description = "How long a loader's null is remembered, such as 5s", required = false)
    String absent_for() default "";

    @AttributeDefinition(
            description = "How long before its end a value that is read is loaded anew, such as 10s",
            required = false)
    String refresh_ahead() default "";

    @AttributeDefinition(
            description = "How long beyond its end a value serves while its loader fails, such as 10m",
            required = false)
    String stale_on_error() default "";

    @AttributeDefinition(description = "How long a failed load is not tried again, such as 1s", required = false)
    String failed_for() default "";

    @AttributeDefinition(
            description =
                    "After what time a load goes on by itself while its caller gets the value of before, such as 100ms",
            required = false)
    String load_soft_timeout() default "";

    @AttributeDefinition(description = "After what time a load is given up, such as 5s", required = false)
    String load_timeout() default "";

    @AttributeDefinition(
            description = "Whether entries may carry tags, by which they are forgotten",
            options = {
                @Option(label = "(default)", value = ""),
                @Option(label = "yes", value = "true"),
                @Option(label = "no", value = "false")
            },
            required = false)
    String tagged() default "";

    @AttributeDefinition(
            description =
                    "How long processes that share an engine wait for the one that loads a key, such as 5s. Needs an owner",
            required = false)
    String load_lease() default "";

    @AttributeDefinition(
            description = "Folder of an engine that keeps files: a plain name. Another one is another cache",
            required = false)
    String folder() default "";

    @AttributeDefinition(
            description =
                    "The codec of values that are kept as bytes; builtin unless set. Another one is another cache",
            required = false)
    String codec() default "";

    @AttributeDefinition(
            description =
                    "Packages and classes that values may be of beside those that their type implies, separated by commas",
            required = false)
    String allow() default "";

    @AttributeDefinition(
            description = "How values that are kept as bytes are made smaller",
            options = {
                @Option(label = "(default)", value = ""),
                @Option(label = "not at all", value = "NONE"),
                @Option(label = "deflate", value = "DEFLATE")
            },
            required = false)
    String compression() default "";

    @AttributeDefinition(
            description = "Whether values are kept as bytes in memory, too; without an owner they are",
            options = {
                @Option(label = "(default)", value = ""),
                @Option(label = "yes", value = "true"),
                @Option(label = "no", value = "false")
            },
            required = false)
    String by_value() default "";

    @AttributeDefinition(
            description =
                    "Whether it is everybody's who opens this name as shared, in this process and in others on an engine that"
                            + " they share",
            options = {
                @Option(label = "(default)", value = ""),
                @Option(label = "yes", value = "true"),
                @Option(label = "no", value = "false")
            },
            required = false)
    String shared() default "";

    @AttributeDefinition(
            description = "What calls do without the wished engine",
            options = {
                @Option(label = "(default)", value = ""),
                @Option(label = "go on with the next engine", value = "FAILOVER"),
                @Option(label = "go on without one", value = "BYPASS"),
                @Option(label = "wait", value = "AWAIT"),
                @Option(label = "fail", value = "FAIL")
            },
            required = false)
    String on_engine_loss() default "";

    @AttributeDefinition(
            description = "When the cache moves to a better engine that comes",
            options = {
                @Option(label = "(default)", value = ""),
                @Option(label = "now", value = "NOW"),
                @Option(label = "when it is idle", value = "WHEN_IDLE"),
                @Option(label = "never", value = "NEVER")
            },
            required = false)
    String rebind() default "";

    @AttributeDefinition(description = "How long calls wait for an engine, such as 2s", required = false)
    String engine_wait() default "";

    @AttributeDefinition(
            description = "Whether there is no cache as long as no engine can serve it",
            options = {
                @Option(label = "(default)", value = ""),
                @Option(label = "yes", value = "true"),
                @Option(label = "no", value = "false")
            },
            required = false)
    String required() default "";

    @AttributeDefinition(
            description = "Whether hits and misses are counted",
            options = {
                @Option(label = "(default)", value = ""),
                @Option(label = "yes", value = "true"),
                @Option(label = "no", value = "false")
            },
            required = false)
    String statistics() default "";
}
