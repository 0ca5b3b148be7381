package org.twatcache.bench.churn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;
import org.twatcache.bench.churn.client.ClientActivator;
import org.twatcache.bench.churn.operator.OperatorActivator;
import org.twatcache.bench.harness.MadeBundle;

/** Who is on the stage, by symbolic name, in an order in which they may start. */
final class Cast {

    static final String CORE = "org.twatcache.core";
    static final String COMMAND = "org.twatcache.command";
    static final String MAP = "org.twatcache.engine.map";
    static final String CAFFEINE = "org.twatcache.engine.caffeine";
    static final String XODUS = "org.twatcache.engine.xodus";
    static final String REDIS = "org.twatcache.engine.redis";
    static final String STAYING = "org.acme.staying";
    static final String LEAVING = "org.acme.leaving";
    static final String OPERATOR = "org.acme.operator";

    /** The platform without what it stands on: no order of these may matter. */
    static final List<String> PLATFORM =
            List.of("org.apache.felix.scr", "org.twatcache.api", CORE, COMMAND, MAP, CAFFEINE);

    /** Ours that come and go at random. */
    static final List<String> RESTLESS = List.of(CORE, COMMAND, MAP, CAFFEINE, LEAVING, STAYING);

    static final List<String> CLIENTS = List.of(STAYING, LEAVING, OPERATOR);

    private static final List<String> BELOW = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.configadmin",
            "org.apache.felix.gogo.runtime");

    static final String LINK = "org.twatcache.bench.churn.link,";
    private static final String API = LINK + "org.osgi.util.tracker,org.twatcache";

    private Cast() {}

    static List<String> all() {
        return Stream.of(BELOW, PLATFORM, CLIENTS).flatMap(List::stream).toList();
    }

    /** The same, and an engine that only one part needs. */
    static List<String> allAnd(String engine) {
        return Stream.concat(all().stream(), Stream.of(engine)).toList();
    }

    /** Installs everybody, with clients that are made in a folder. */
    static void install(Stage stage, Path made) throws IOException, BundleException {
        stage.install(BELOW);
        stage.install(PLATFORM);
        stage.install(List.of(XODUS, REDIS));
        for (String client : List.of(STAYING, LEAVING)) {
            stage.install(new MadeBundle(client, ClientActivator.class, API).into(made));
        }
        stage.install(new MadeBundle(
                        OPERATOR,
                        OperatorActivator.class,
                        LINK + "org.twatcache,org.twatcache.admin,org.osgi.service.cm")
                .into(made));
    }
}
