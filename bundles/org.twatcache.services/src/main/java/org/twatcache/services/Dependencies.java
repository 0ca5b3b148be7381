package org.twatcache.services;

import java.util.List;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;

/**
 * Hears of services and configurations that results depend on: of any that comes, goes or changes, and of none that is there.
 * Proxies count for nothing: they come and go with what they stand for.
 */
final class Dependencies implements AutoCloseable {

    private final List<Runnable> ends;

    private Dependencies(List<Runnable> ends) {
        this.ends = ends;
    }

    /**
     * Begins to listen.
     *
     * @param wanted LDAP filters of services, and PIDs
     */
    static Dependencies of(BundleContext own, List<String> wanted, Runnable changed) {
        List<String> filters = wanted.stream().filter(Dependencies::isFilter).toList();
        List<String> pids = wanted.stream().filter(each -> !isFilter(each)).toList();
        return new Dependencies(List.of(
                filters.isEmpty() ? () -> {} : services(own, String.join("", filters), changed),
                pids.isEmpty() ? () -> {} : configurations(own, pids, changed)));
    }

    private static boolean isFilter(String dependency) {
        return dependency.startsWith("(");
    }

    private static Runnable services(BundleContext own, String filters, Runnable changed) {
        AllServiceListener listener = event -> changed.run();
        try {
            own.addServiceListener(listener, "(&(|" + filters + ")(!(" + ProxyProperties.PROXY + "=*)))");
        } catch (InvalidSyntaxException e) {
            throw new Refusal(filters + " are no LDAP filters: " + e.getMessage());
        }
        return () -> own.removeServiceListener(listener);
    }

    private static Runnable configurations(BundleContext own, List<String> pids, Runnable changed) {
        SynchronousConfigurationListener listener = event -> {
            if (pids.contains(event.getPid()) || isOneOf(pids, event)) {
                changed.run();
            }
        };
        ServiceRegistration<?> registration =
                own.registerService(SynchronousConfigurationListener.class, listener, null);
        return registration::unregister;
    }

    private static boolean isOneOf(List<String> pids, ConfigurationEvent event) {
        String factory = event.getFactoryPid();
        return factory != null && pids.contains(factory);
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
    }
}
