package org.twatcache.itest.felix.directory.provider;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.twatcache.itest.felix.directory.Directory;

/**
 * Registers a directory with the properties {@code key=value;...} of a header: one for all, one for each bundle, or under the name of its
 * class only. A {@code Consumer} changes the properties later, or takes the service away where there are none.
 */
public final class DirectoryProvider implements BundleActivator {

    /** The header that holds the properties. */
    public static final String PROPERTIES = "Test-Properties";

    /** The header that says how it is registered. */
    public static final String KIND = "Test-Kind";

    /** A directory for each bundle. */
    public static final String FOR_EACH_BUNDLE = "bundle";

    /** A directory under the name of its class. */
    public static final String CLASS = "class";

    /** Made by the framework. */
    public DirectoryProvider() {}

    @Override
    public void start(BundleContext context) {
        Map<String, Object> properties =
                properties(context.getBundle().getHeaders().get(PROPERTIES));
        ServiceRegistration<?> registration = register(
                context, String.valueOf(context.getBundle().getHeaders().get(KIND)), properties);
        Consumer<Map<String, Object>> control = changed -> {
            if (changed.isEmpty()) {
                registration.unregister();
            } else {
                registration.setProperties(FrameworkUtil.asDictionary(changed));
            }
        };
        context.registerService(Consumer.class, control, null);
    }

    private static ServiceRegistration<?> register(BundleContext context, String kind, Map<String, Object> properties) {
        return switch (kind) {
            case FOR_EACH_BUNDLE ->
                context.registerService(Directory.class, new Each(), FrameworkUtil.asDictionary(properties));
            case CLASS ->
                context.registerService(
                        CountingDirectory.class, new CountingDirectory(""), FrameworkUtil.asDictionary(properties));
            default ->
                context.registerService(
                        Directory.class, new CountingDirectory(""), FrameworkUtil.asDictionary(properties));
        };
    }

    /** A directory that knows whose it is. */
    private static final class Each implements ServiceFactory<Directory> {

        @Override
        public Directory getService(Bundle bundle, ServiceRegistration<Directory> registration) {
            return new CountingDirectory(bundle.getSymbolicName() + " ");
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Directory> registration, Directory service) {
            // Nothing to let go.
        }
    }

    private static Map<String, Object> properties(String text) {
        Map<String, Object> properties = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            properties.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return properties;
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters what is registered.
    }
}
