package org.twatcache.bench.redis;

/** The clients by name. */
final class Clients {

    static final String OURS = "ours";
    static final String JEDIS = "jedis";
    static final String LETTUCE = "lettuce";
    static final String REDISSON = "redisson";

    /** Our engine in memory. */
    static final String MEMORY = "memory";

    /** The same in front of our engine on Redis. */
    static final String NEAR = "near";

    /** Our engine with write-behind. */
    static final String BEHIND = "behind";

    static final String REDISSON_NEAR = "redisson-near";
    static final String LETTUCE_NEAR = "lettuce-near";

    /** Planted: Jedis, but everything twice. */
    static final String TWICE = "twice";

    private Clients() {}

    static Remote open(String name, String uri, int threads) {
        return switch (name) {
            case OURS -> OurRemote.onServer(uri, threads);
            case BEHIND -> OurRemote.behind(uri);
            case MEMORY -> OurRemote.inMemory();
            case NEAR -> OurRemote.near(uri);
            case REDISSON_NEAR -> new RedissonNear(uri);
            case LETTUCE_NEAR -> new LettuceNear(uri);
            case JEDIS -> new JedisRemote(uri, threads);
            case LETTUCE -> new LettuceRemote(uri);
            case REDISSON -> new RedissonRemote(uri, threads);
            case TWICE -> new TwiceRemote(new JedisRemote(uri, threads));
            default -> throw new IllegalArgumentException("No client is named " + name);
        };
    }
}
