package org.twatcache.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a start is compared with: Felix with SCR and the Gogo shell, as their makers ship them. */
public final class BareFelix {

    /** What its prompt begins with. */
    public static final String PROMPT = "g!";

    /** The flag that names an archive of classes. */
    public static final String ARCHIVE = "-XX:SharedArchiveFile";

    private final Path felix;
    private final Path configuration;

    private BareFelix(Path felix, Path configuration) {
        this.felix = felix;
        this.configuration = configuration;
    }

    /**
     * Of the folder that the build made.
     *
     * @param felix with {@code bin/felix.jar} and {@code bundle}
     * @param scratch where its configuration is written
     * @return one that can be started
     * @throws IOException where it cannot be written
     */
    public static BareFelix of(Path felix, Path scratch) throws IOException {
        Path configuration = Files.writeString(
                scratch.resolve("config.properties"),
                String.join(
                        "\n",
                        "felix.auto.deploy.dir=" + felix.resolve("bundle"),
                        "felix.auto.deploy.action=install,start",
                        "org.osgi.framework.storage.clean=onFirstInit",
                        "felix.log.level=1",
                        ""));
        return new BareFelix(felix, configuration);
    }

    /**
     * The command that starts it.
     *
     * @param like another command of Java, whose flags it gets; not its definitions and its archive of classes, which are its own
     * @param storage of the framework
     * @param flags of the JVM, besides
     * @return its words
     */
    public List<String> command(List<String> like, Path storage, String... flags) {
        List<String> command = new ArrayList<>(List.of(like.get(0)));
        like.stream()
                .filter(word -> word.startsWith("-X") || word.startsWith("--enable") || word.startsWith("--sun"))
                .filter(word -> !word.startsWith(ARCHIVE))
                .forEach(command::add);
        command.addAll(List.of(flags));
        command.add("-Dfelix.config.properties=" + configuration.toUri());
        command.addAll(List.of("-jar", felix.resolve("bin/felix.jar").toString(), storage.toString()));
        return command;
    }
}
