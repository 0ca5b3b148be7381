package org.twatcache.itest.karaf;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ops4j.pax.exam.Option;
import org.twatcache.itest.pages.Documentation;

/** A Karaf as it is downloaded, kept from the network. */
final class KarafRecipes {

    /** Names the archive of the features inside Karaf. */
    static final String KAR = "twat-cache.kar";

    /** Names the file with the sessions of the documentation inside Karaf. */
    static final String SESSIONS = "karaf.sessions";

    /** What their commands stand behind. */
    static final String PROMPT = "karaf@root()> ";

    private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";
    private static final String MAVEN_KEY = "org.ops4j.pax.url.mvn.";
    private static final String MANAGEMENT = "etc/org.apache.karaf.management.cfg";

    private KarafRecipes() {}

    /** Unpacked below the build folder, which the test removes again. */
    static Option karaf() {
        return composite(
                karafDistributionConfiguration()
                        .frameworkUrl(path("karaf.archive").toUri().toString())
                        .name("Apache Karaf")
                        .unpackDirectory(path("karaf.folder").toFile())
                        .useDeployFolder(false),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                configureSecurity().disableKarafMBeanServerBuilder(),
                offline(),
                freePorts(),
                systemProperty(KAR).value(path(KAR).toUri().toString()));
    }

    /** What the documentation types in Karaf: all its sessions, one after another, each command with what it prints below it. */
    static Option documentedSessions() {
        try {
            Path file = Files.createTempFile(path("karaf.folder").getParent(), "sessions", ".txt");
            Files.write(
                    file,
                    Documentation.snippets("karaf").stream()
                            .flatMap(snippet -> snippet.lines().stream())
                            .toList());
            return systemProperty(SESSIONS).value(file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Artifacts come from the distribution and from a folder of the build, and are copied nowhere else. */
    private static Option offline() {
        return composite(
                editConfigurationFilePut(MAVEN, MAVEN_KEY + "repositories", ""),
                editConfigurationFilePut(MAVEN, MAVEN_KEY + "settings", "${karaf.etc}/no-settings.xml"),
                editConfigurationFilePut(MAVEN, MAVEN_KEY + "localRepository", "${karaf.data}/m2"),
                editConfigurationFilePut(
                        MAVEN,
                        MAVEN_KEY + "defaultRepositories",
                        String.join(
                                ",",
                                "${karaf.home.uri}${karaf.default.repository}@id=system@snapshots",
                                "${karaf.data.uri}kar@id=kar@multi@snapshots",
                                path("karaf.repository").toUri() + "@id=build@snapshots")));
    }

    /** Karaf's management listens on loopback, at fixed ports unless told. */
    private static Option freePorts() {
        return composite(
                editConfigurationFilePut(MANAGEMENT, "rmiRegistryPort", freePort()),
                editConfigurationFilePut(MANAGEMENT, "rmiServerPort", freePort()));
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A feature of a client, which the story installs: its bundle, and all that this wishes for. */
    static Option clientFeature(String feature, Path bundle) {
        Path file = bundle.resolveSibling(feature + ".xml");
        try {
            Files.writeString(file, """
                    <features name="%1$s" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                      <feature name="%1$s" version="1.0.0"><feature>scr</feature><bundle>%2$s</bundle></feature>
                    </features>
                    """.formatted(feature, bundle.toUri()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return systemProperty(feature).value(file.toUri().toString());
    }

    private static Path path(String property) {
        String path = System.getProperty(property);
        if (path == null) {
            throw new IllegalStateException("The build sets the system property " + property + "; run mvn verify");
        }
        return new File(path).toPath();
    }
}
