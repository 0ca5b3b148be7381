package org.twatcache.core.internal.osgi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.context.Platform;
import org.twatcache.spi.CacheEngineFactory;

/** The one core of a framework: holds what follows services and bundles, and the platform that they feed. */
@Component(service = CoreComponent.class, immediate = true, configurationPid = "org.twatcache")
@Designate(ocd = CoreConfiguration.class)
public final class CoreComponent {

    private static final Logger LOG = LoggerFactory.getLogger(CoreComponent.class);

    private final BundleContext context;
    private final RankedServices<BundleOffer> engines = new RankedServices<>(BundleOffer.ORDER);
    private final EngineConditions conditions;
    private final Platform platform;
    private final Owners owners;

    /** Starts core; a configuration that makes no sense keeps it from starting, with the reason. */
    @Activate
    public CoreComponent(BundleContext context, Map<String, Object> configuration) {
        this.context = context;
        this.platform =
                new Platform(() -> List.copyOf(engines.ranked()), CoreComponent::filter, defaults(configuration));
        this.owners = new Owners(context, platform);
        this.conditions = new EngineConditions(context);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        platform.setDefaults(defaults(configuration));
    }

    @Deactivate
    void deactivate() {
        owners.close();
        platform.close();
        conditions.close();
        engines.ranked().forEach(BundleOffer::release);
    }

    /** The context service of a client. */
    CacheContexts contextsOf(Bundle client) {
        return platform.contextsOf(owners.of(client));
    }

    /** The operators' service. */
    CacheAdmin admin() {
        return platform.admin();
    }

    @Reference(
            service = CacheEngineFactory.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedEngine",
            unbind = "unbindEngine")
    void bindEngine(ServiceReference<CacheEngineFactory> reference) {
        BundleOffer offer = new BundleOffer(context, reference);
        if (offer.info().name().isBlank()) {
            LOG.warn(
                    "A CacheEngineFactory of {} is ignored: it has no service property {}",
                    offer.info().provider(),
                    CacheEngineFactory.NAME);
            return;
        }
        engines.add(offer);
        conditions.came(offer);
        LOG.info("Engine {} came from {}", offer.info().name(), offer.info().provider());
        platform.offersChanged();
    }

    void updatedEngine(ServiceReference<CacheEngineFactory> reference) {
        boolean same = engines.ranked().stream()
                .filter(offer -> offer.isOf(reference))
                .findFirst()
                .map(BundleOffer::refresh)
                .orElse(false);
        if (same) {
            engines.reorder();
            platform.offersChanged();
        } else {
            unbindEngine(reference);
            bindEngine(reference);
        }
    }

    void unbindEngine(ServiceReference<CacheEngineFactory> reference) {
        BundleOffer offer = engines.remove(present -> present.isOf(reference));
        if (offer != null) {
            conditions.left(offer);
            platform.engineLeaves(offer);
            offer.release();
            LOG.info("Engine {} left with {}", offer.info().name(), offer.info().provider());
        }
    }

    private static SpecDefaults defaults(Map<String, Object> configuration) {
        Map<String, String> texts = new TreeMap<>();
        configuration.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        SpecDefaults defaults = new SpecDefaults(texts, System.getenv(), false);
        defaults.complete(CacheSpec.of(String.class, String.class).build());
        return defaults;
    }

    private static Predicate<Map<String, Object>> filter(String cache, String ldap) {
        try {
            return FrameworkUtil.createFilter(ldap)::matches;
        } catch (InvalidSyntaxException e) {
            throw new CacheConfigurationException(
                    "Cache '" + cache + "' has a malformed filter " + ldap + ": " + e.getMessage(), cache, null, e);
        }
    }
}
