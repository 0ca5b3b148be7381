package org.twatcache.bench.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twatcache.bench.harness.Pty;

/** A fresh Karaf in a folder: as it is downloaded, but without a network, and listening at free ports of loopback. */
final class KarafHome {

    /** What ends its prompt. */
    static final String PROMPT = "()>";

    private final Path folder;

    /**
     * One that was just unpacked.
     *
     * @param folder its root
     */
    KarafHome(Path folder) throws IOException {
        this.folder = folder;
        set("org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.repositories", "");
        set(
                "org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.settings",
                folder.resolve("no-settings.xml").toString());
        set(
                "org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.localRepository",
                folder.resolve("no-repository").toString());
        set("org.apache.karaf.shell.cfg", "sshHost", "127.0.0.1");
        set("org.apache.karaf.shell.cfg", "sshPort", freePort());
        set("org.apache.karaf.management.cfg", "rmiRegistryPort", freePort());
        set("org.apache.karaf.management.cfg", "rmiServerPort", freePort());
    }

    /** Starts it with its console. */
    Pty start() throws IOException {
        // Without redrawing what was typed and without colours.
        return Pty.start(List.of(folder.resolve("bin/karaf").toString()), Map.of("TERM", "dumb"));
    }

    /** Replaces a setting, which may go on over several lines, or adds it. */
    private void set(String file, String key, String value) throws IOException {
        Path path = folder.resolve("etc").resolve(file);
        String text = Files.readString(path);
        Pattern setting = Pattern.compile("(?m)^" + Pattern.quote(key) + "\\s*=(.*\\\\\\R)*.*$");
        String line = key + " = " + value;
        Matcher found = setting.matcher(text);
        Files.writeString(
                path, found.find() ? found.replaceAll(Matcher.quoteReplacement(line)) : text + "\n" + line + "\n");
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
