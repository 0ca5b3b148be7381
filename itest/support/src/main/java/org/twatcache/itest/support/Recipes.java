package org.twatcache.itest.support;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.nio.file.Path;
import java.util.List;
import org.ops4j.pax.exam.Option;
import org.twatcache.engine.map.MapEngineFactory;
import org.twatcache.itest.support.config.OneConfiguration;
import org.twatcache.itest.support.counting.CountingEngineFactory;

/** The cast of a Pax Exam story, so that its configuration reads as one sentence. */
public final class Recipes {

    /** The symbolic name of the counting engine's bundle. */
    public static final String COUNTING = "org.twatcache.itest.counting";

    private Recipes() {}

    /** Test and logging libraries, shared with the framework by the class path of the test. */
    public static Option testLibraries() {
        return systemPackages(
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
                "org.slf4j;version=1.7.36");
    }

    /** Declarative services and the context service. */
    public static Option core() {
        return composite(started(Cast.scr()), started(List.of(Cast.api(), Cast.core())));
    }

    /** An engine of the house. */
    public static Option engine(String name) {
        return started(List.of(Cast.engine(name)));
    }

    /** The engine {@code counting}, a bundle named {@link #COUNTING}. */
    public static Option countingEngine() {
        return started(countingBundle());
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

    private static Path countingBundle() {
        return TestBundle.named(COUNTING)
                .exporting(CountingEngineFactory.class)
                .containing(MapEngineFactory.class)
                .build();
    }
}
