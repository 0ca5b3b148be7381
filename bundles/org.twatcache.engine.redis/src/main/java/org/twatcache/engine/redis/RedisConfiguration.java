package org.twatcache.engine.redis;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The server of caches whose spec names none. A change closes what is open and opens it again with the new values. */
@ObjectClassDefinition(
        name = "twat-cache Redis engine",
        description = "The Redis server of caches whose spec names none; blank means: as the engine's page says")
@interface RedisConfiguration {

    @AttributeDefinition(
            description = "Where the server is: redis://user:password@host:port/database, or rediss:// for TLS."
                    + " Instead of it: host, port, user, password and database")
    String redis_uri() default "";

    @AttributeDefinition(description = "Host name or address; 127.0.0.1 unless set")
    String redis_host() default "";

    @AttributeDefinition(description = "Port; 6379 unless set")
    String redis_port() default "";

    @AttributeDefinition(
            description = "Some servers of a cluster, host:port each, separated by commas; instead of host and port")
    String redis_cluster() default "";

    @AttributeDefinition(
            description =
                    "Sentinels that know the server, host:port each, separated by commas; instead of host and port")
    String redis_sentinels() default "";

    @AttributeDefinition(description = "The name under which sentinels watch the master; mymaster unless set")
    String redis_sentinel_master() default "";

    @AttributeDefinition(description = "User of the sentinels' access control list")
    String redis_sentinel_user() default "";

    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            description = "Password of the sentinels, or env:NAME, or file:PATH")
    String redis_sentinel_password() default "";

    @AttributeDefinition(description = "User of the server's access control list")
    String redis_user() default "";

    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            description = "Password, or env:NAME, or file:PATH for what stands in a variable or a file")
    String redis_password() default "";

    @AttributeDefinition(description = "Number of the database; 0 unless set")
    String redis_database() default "";

    @AttributeDefinition(description = "Name under which connections appear on the server; twat-cache unless set")
    String redis_client_name() default "";

    @AttributeDefinition(
            description =
                    "First part of every key: applications with different ones share no entry; twat-cache unless set")
    String redis_application() default "";

    @AttributeDefinition(description = "Whether to use TLS: true or false")
    String redis_tls() default "";

    @AttributeDefinition(description = "File with certificates (PEM) that are trusted instead of Java's own")
    String redis_tls_ca() default "";

    @AttributeDefinition(description = "Trust store to be used instead of Java's own")
    String redis_tls_trust_store() default "";

    @AttributeDefinition(
            type = AttributeType.PASSWORD,
            description = "Password of the trust store, or env:NAME, or file:PATH")
    String redis_tls_trust_store_password() default "";

    @AttributeDefinition(description = "Longest wait for an answer, such as 500ms; 1s unless set")
    String redis_timeout() default "";

    @AttributeDefinition(description = "Longest wait for a connection to be accepted, such as 500ms; 1s unless set")
    String redis_connect_timeout() default "";

    @AttributeDefinition(description = "Most connections of calls at once; 16 unless set")
    String redis_pool_size() default "";

    @AttributeDefinition(
            description = "Keys whose writes may be acknowledged before the server has them, and so be lost with it;"
                    + " 0, for none, unless set")
    String redis_write_behind() default "";

    @AttributeDefinition(
            description =
                    "How near tiers hear what others change: tracking, pubsub (the same for all processes) or none;"
                            + " tracking unless set")
    String redis_invalidation() default "";
}
