package org.twatcache.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies that a configuration asks for. One that makes no sense is refused with the reason, and nothing is cached: a component that
 * throws would not be tried again when it is corrected.
 */
@Component(
        service = {},
        configurationPid = ConfiguredProxy.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ProxyConfiguration.class, factory = true)
public final class ConfiguredProxy {

    static final String PID = "org.twatcache.services.proxy";

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredProxy.class);

    private final Complaint complaint;
    private final @Nullable RuleTracker tracker;

    /** Begins with the services that are there. */
    @Activate
    public ConfiguredProxy(@Reference ServiceProxies proxies, Map<String, Object> configuration) {
        String pid = Texts.one(configuration.getOrDefault(Constants.SERVICE_PID, PID));
        this.complaint = proxies.complaint(pid, Texts.one(configuration.get(ProxyProperties.NAME)));
        this.tracker = tracker(proxies, pid, configuration, complaint);
    }

    private static @Nullable RuleTracker tracker(
            ServiceProxies proxies, String pid, Map<String, Object> configuration, Complaint complaint) {
        try {
            String filter = Rules.filter(Texts.one(configuration.get("filter")));
            RuleTracker tracker = proxies.track(filter, Rules.ofConfiguration(pid, configuration));
            if (tracker.size() == 0) {
                LOG.info("The configuration {} finds nothing to cache yet: no service matches {}", pid, filter);
            }
            return tracker;
        } catch (Refusal e) {
            boolean unused = complaint.raise(e.reason());
            LOG.error("The configuration {} is refused, nothing is cached by it: {}", pid, e.reason());
            return null;
        }
    }

    @Deactivate
    void deactivate() {
        complaint.withdraw();
        if (tracker != null) {
            tracker.close();
        }
    }
}
