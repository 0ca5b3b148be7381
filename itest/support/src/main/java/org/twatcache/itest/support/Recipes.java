package org.twatcache.itest.support;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ops4j.pax.exam.Option;
import org.twatcache.engine.map.MapEngineFactory;
import org.twatcache.itest.redis.RedisCluster;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.itest.redis.WatchedRedis;
import org.twatcache.itest.support.config.OneConfiguration;
import org.twatcache.itest.support.counting.CountingEngineFactory;
import org.twatcache.itest.support.story.EngineCounts;
import org.twatcache.itest.support.story.Stagehand;

/** The cast of a Pax Exam story, so that its configuration reads as one sentence. */
public final class Recipes {

    /** Makes Equinox print what goes wrong, as Felix does by itself, rather than keep it in a file of its storage. */
    static final String EQUINOX_PRINTS = "eclipse.consoleLog";

    /** Names the process of the private server. */
    public static final String REDIS_PID = "redis.pid";

    /** Names the sentinels that watch a private master. */
    public static final String REDIS_SENTINELS = "redis.sentinels.of.test";

    /** Names some servers of a private cluster. */
    public static final String REDIS_CLUSTER = "redis.cluster.of.test";

    /** Names the ports of its masters. */
    public static final String REDIS_PORTS = "redis.cluster.ports.of.test";

    /** Behind the name of an address: names the process of a master. */
    public static final String MASTER = ".master";

    /** How long a private server may be silent before another one takes over. */
    private static final int SILENCE_MILLIS = 2_000;

    /** What bundles and tests share of this module. */
    static final String STORY = EngineCounts.class.getPackageName();

    /** The logging of the class path. */
    static final List<String> SLF4J =
            List.of("org.slf4j;version=1.7.36", "org.slf4j.helpers;version=1.7.36", "org.slf4j.spi;version=1.7.36");

    /** Without it Pax Exam calls the test method alone: neither @Before nor @After nor a rule, and says nothing. */
    private static final String INVOKER = "link:classpath:META-INF/links/org.ops4j.pax.exam.invoker.junit.link";

    private Recipes() {}

    /** Test and logging libraries, shared with the framework by the class path of the test, and JUnit inside it. */
    public static Option testLibraries() {
        return composite(sharedPackages(), systemProperty("pax.exam.invoker").value("junit"), bundle(INVOKER));
    }

    private static Option sharedPackages() {
        return composite(
                systemPackages(SLF4J.toArray(String[]::new)),
                systemPackages(
                        "org.junit;version=4.13.2",
                        "org.junit.internal;version=4.13.2",
                        "org.junit.internal.requests;version=4.13.2",
                        "org.junit.internal.runners.model;version=4.13.2",
                        "org.junit.rules;version=4.13.2",
                        "org.junit.runner;version=4.13.2",
                        "org.junit.runner.notification;version=4.13.2",
                        "org.junit.runners;version=4.13.2",
                        "org.junit.runners.model;version=4.13.2",
                        "org.assertj.core.api",
                        "org.assertj.core.api.iterable",
                        "org.awaitility",
                        "org.awaitility.core",
                        STORY));
    }

    /** Declarative services and the context service. */
    public static Option core() {
        return composite(
                frameworkProperty(EQUINOX_PRINTS).value("true"),
                started(Cast.scr()),
                started(List.of(Cast.api(), Cast.core())));
    }

    /** An engine of the house. */
    public static Option engine(String name) {
        return started(List.of(Cast.engine(name)));
    }

    /** The engine {@code counting}, a component. */
    public static Option countingEngine() {
        return started(TestBundle.named("org.twatcache.itest.counting")
                .containing(CountingEngineFactory.class, MapEngineFactory.class)
                .build());
    }

    /** A counting engine of this name and rank, in the bundle {@link Stagehand#engine}. */
    public static Option testEngine(String name, int ranking) {
        return started(TestBundle.engine(name, ranking));
    }

    /** The same, which is not there until the story installs it by {@link Stagehand#install}. */
    public static Option lateEngine(String name, int ranking) {
        return frameworkProperty(Stagehand.engine(name))
                .value(TestBundle.engine(name, ranking).toUri().toString());
    }

    /** A client: a bundle made of the package of its component. */
    public static Option client(String symbolicName, Class<?> component) {
        return started(TestBundle.named(symbolicName).containing(component).build());
    }

    /** Gogo and the commands. */
    public static Option command() {
        return started(Cast.command());
    }

    /** A configuration in Config Admin: {@code key=value} each. */
    public static Option config(String pid, String... values) {
        return started(TestBundle.named("org.twatcache.itest.config." + pid)
                .containing(OneConfiguration.class)
                .with("Bundle-Activator", OneConfiguration.class.getName())
                .with(OneConfiguration.PID, pid)
                .with(OneConfiguration.VALUES, String.join(";", values))
                .build());
    }

    /** A private server, which ends with the process of the test, and the configuration that names it. */
    public static Option redis() {
        RedisServer server = RedisServer.start();
        return composite(
                systemProperty(REDIS_PID).value(Long.toString(server.pid())),
                config("org.twatcache.engine.redis", "redis.uri=" + server.uri(), "redis.timeout=1s"));
    }

    /** A private master with two replicas, and the sentinels that watch them. */
    public static Option watchedRedis() {
        WatchedRedis watched = WatchedRedis.start(SILENCE_MILLIS);
        watched.awaitWatched();
        return composite(
                systemProperty(REDIS_SENTINELS).value(watched.addresses()),
                systemProperty(REDIS_SENTINELS + MASTER)
                        .value(Long.toString(watched.master().pid())));
    }

    /** A private cluster of three masters with a replica each. */
    public static Option redisCluster() {
        RedisCluster cluster = RedisCluster.start(SILENCE_MILLIS);
        return composite(
                systemProperty(REDIS_CLUSTER).value(cluster.addresses()),
                systemProperty(REDIS_CLUSTER + MASTER)
                        .value(Long.toString(cluster.masters().get(1).pid())),
                systemProperty(REDIS_PORTS)
                        .value(cluster.masters().stream()
                                .map(each -> Integer.toString(each.port()))
                                .collect(Collectors.joining(","))));
    }

    /** Bundles of the class path, by symbolic name. */
    public static Option installed(String... symbolicNames) {
        return started(List.of(symbolicNames));
    }

    /** A bundle that the test made. */
    public static Option started(Path file) {
        return bundle(file.toUri().toString());
    }

    private static Option started(List<String> symbolicNames) {
        return composite(symbolicNames.stream()
                .map(ClassPathBundles::file)
                .map(Recipes::started)
                .toArray(Option[]::new));
    }
}
