package org.twatcache.itest.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleReference;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What a framework holds at one moment.
 *
 * @param bundles those that are installed
 * @param services those that are registered, with who did
 * @param threads those of ours, by name, by their code or by their class loader; others come and go as they like
 * @param files those below Karaf's folder that bear our name, or say who may call our commands
 */
record Scene(List<String> bundles, List<String> services, List<String> threads, List<String> files) {

    private static final String OURS = "org.twatcache.";
    private static final String TESTS = "org.twatcache.itest.";
    private static final String NAME = "twat-cache";
    private static final String ACL = "org.apache.karaf.command.acl.cache";

    static Scene of(BundleContext context) {
        return new Scene(installed(context), registered(context), ourThreads(), ourFiles());
    }

    private static List<String> installed(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .map(Bundle::toString)
                .sorted()
                .toList();
    }

    private static List<String> registered(BundleContext context) {
        try {
            ServiceReference<?>[] all = context.getAllServiceReferences(null, null);
            return Arrays.stream(all == null ? new ServiceReference<?>[0] : all)
                    .map(Scene::described)
                    .sorted()
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String described(ServiceReference<?> service) {
        return Arrays.toString((Object[]) service.getProperty(Constants.OBJECTCLASS)) + " of " + service.getBundle();
    }

    private static List<String> ourThreads() {
        List<String> ours = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getName().startsWith(NAME)
                    || Arrays.stream(stack).anyMatch(frame -> isOurs(frame.getClassName()))
                    || isOurs(bundleBehind(thread))) {
                ours.add(thread.getName());
            }
        });
        return ours.stream().sorted().toList();
    }

    /** Whose classes a thread would find, where it is a bundle's. */
    private static String bundleBehind(Thread thread) {
        return thread.getContextClassLoader() instanceof BundleReference loader
                ? String.valueOf(loader.getBundle().getSymbolicName())
                : "";
    }

    private static boolean isOurs(String name) {
        return name.startsWith(OURS) && !name.startsWith(TESTS);
    }

    private static List<String> ourFiles() {
        Path karaf = Path.of(System.getProperty("karaf.base"));
        try (Stream<Path> files = Files.walk(karaf)) {
            return files.map(file -> karaf.relativize(file).toString())
                    .filter(file -> file.contains(NAME) || file.contains("/" + OURS) || file.contains(ACL))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
