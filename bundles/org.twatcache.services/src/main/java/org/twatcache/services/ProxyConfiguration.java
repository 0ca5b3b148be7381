package org.twatcache.services;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Which services are cached, and how; blank means: not set. Beside these, {@code cache.} and any key of a cache's spec. */
@ObjectClassDefinition(
        name = "twat-cache service proxy",
        description = "Caches the calls of services that a filter chooses; neither they nor their clients are changed")
@interface ProxyConfiguration {

    @AttributeDefinition(description = "LDAP filter of the services, such as (objectClass=com.acme.Users)")
    String filter() default "";

    @AttributeDefinition(
            description = "Methods whose results are kept, by name: find, find* or, to leave some out, !findAll")
    String[] methods() default {};

    @AttributeDefinition(description = "Methods that let all results fall when they return, by name")
    String[] evicting() default {};

    @AttributeDefinition(description = "Tags of the results")
    String[] tags() default {};

    @AttributeDefinition(
            description = "Interfaces that the proxy is registered with; all that have such a method, unless set")
    String[] interfaces() default {};

    @AttributeDefinition(
            description = "LDAP filters of services and PIDs of configurations: when one of them is exchanged or"
                    + " changed, all results fall")
    String[] dependsOn() default {};

    @AttributeDefinition(
            description = "What is done about static references that are bound to the service: nothing, or their"
                    + " components are restarted",
            options = {
                @Option(label = "nothing", value = ""),
                @Option(label = "restart components", value = "components")
            })
    String rebind() default "";

    @AttributeDefinition(description = "Time to live of a result, such as 5m")
    String cache_ttl() default "";

    @AttributeDefinition(description = "Time to idle of a result, such as 5m")
    String cache_idle() default "";

    @AttributeDefinition(description = "Maximum number of results of each method")
    String cache_max_size() default "";

    @AttributeDefinition(description = "How long a result of null is remembered, such as 5s")
    String cache_absent_for() default "";

    @AttributeDefinition(description = "Engine by name or alias")
    String cache_engine() default "";

    @AttributeDefinition(
            description = "Name of the caches; made of the bundle, the component and the interfaces unless set")
    String cache_name() default "";
}
