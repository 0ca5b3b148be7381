package org.twatcache.itest.support;

import java.util.List;

/** Who plays in an integration test: bundles by symbolic name, in an order in which they may start. */
public final class Cast {

    private Cast() {}

    /** Declarative services, with Config Admin. */
    public static List<String> scr() {
        return List.of(
                "org.osgi.util.function",
                "org.osgi.util.promise",
                "org.osgi.service.component",
                "org.apache.felix.configadmin",
                "org.apache.felix.scr");
    }

    /** What clients, operators and engines see. */
    public static String api() {
        return "org.twatcache.api";
    }

    /** The context service. */
    public static String core() {
        return "org.twatcache.core";
    }

    /** An engine by its name. */
    public static String engine(String name) {
        return "org.twatcache.engine." + name;
    }

    /** A codec by its name. */
    public static String codec(String name) {
        return "org.twatcache.codec." + name;
    }

    /** The runtime of the shell, and our commands for it. */
    public static List<String> command() {
        return List.of("org.apache.felix.gogo.runtime", "org.twatcache.command");
    }
}
