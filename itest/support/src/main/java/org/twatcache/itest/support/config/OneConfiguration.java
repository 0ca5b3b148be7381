package org.twatcache.itest.support.config;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/** Puts the configuration that its bundle's manifest holds into Config Admin, which has to be started before. */
public final class OneConfiguration implements BundleActivator {

    /** The header that names the PID. */
    public static final String PID = "Test-Pid";

    /** The header that holds keys and values, {@code key=value} each, separated by semicolons. */
    public static final String VALUES = "Test-Values";

    /** Made by the framework. */
    public OneConfiguration() {}

    @Override
    public void start(BundleContext context) throws IOException {
        Dictionary<String, String> headers = context.getBundle().getHeaders();
        Map<String, Object> configuration = new HashMap<>();
        for (String pair : headers.get(VALUES).split(";", -1)) {
            int equals = pair.indexOf('=');
            configuration.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        ServiceReference<ConfigurationAdmin> reference = context.getServiceReference(ConfigurationAdmin.class);
        context.getService(reference)
                .getConfiguration(headers.get(PID), "?")
                .update(FrameworkUtil.asDictionary(configuration));
    }

    @Override
    public void stop(BundleContext context) {
        // The configuration belongs to the framework, which ends with the test.
    }
}
