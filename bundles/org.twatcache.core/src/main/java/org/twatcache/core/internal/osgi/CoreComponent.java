package org.twatcache.core.internal.osgi;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.twatcache.BundleRef;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.codec.Codec;
import org.twatcache.core.internal.context.Declarations;
import org.twatcache.core.internal.context.Platform;
import org.twatcache.core.internal.context.PlatformSettings;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.spi.CacheEngineFactory;

/** The one core of a framework: holds what follows services and bundles, and the platform that they feed. */
@Component(service = CoreComponent.class, immediate = true, configurationPid = "org.twatcache")
@Designate(ocd = CoreConfiguration.class)
public final class CoreComponent {

    private static final Logger LOG = LoggerFactory.getLogger(CoreComponent.class);

    private final BundleContext context;
    private final RankedServices<BundleOffer> engines = new RankedServices<>(BundleOffer.ORDER);
    private final RankedServices<BundleCodec> codecs = new RankedServices<>(BundleCodec.ORDER);
    private final EngineConditions conditions;
    private final Platform platform;
    private final Owners owners;
    private final Settings settings;
    private final Declarations declarations;

    /**
     * Starts core. A configuration that makes no sense is refused and the defaults hold: SCR would not try again when it is
     * corrected.
     */
    @Activate
    public CoreComponent(BundleContext context, Map<String, Object> configuration) {
        this.context = context;
        Settings settings = new Settings(System.getenv());
        PlatformSettings wished = settings.read(configuration);
        this.platform = new Platform(
                () -> List.copyOf(engines.ranked()),
                codecs::ranked,
                CoreComponent::filter,
                wished != null ? wished : settings.withoutConfiguration(),
                this::stateOf,
                data(context),
                new PlatformClock());
        platform.refuse(settings.refusal());
        this.settings = settings;
        this.owners = new Owners(context, platform);
        this.declarations = new Declarations(
                platform,
                owners.of(context.getBundle()),
                FormKeys.of(CacheConfiguration.class),
                new CacheServices(context, owners));
        this.conditions = new EngineConditions(context);
        platform.soon(() -> OwnClasses.load(context.getBundle()));
    }

    /** A configuration that makes no sense changes nothing. */
    @Modified
    void modified(Map<String, Object> configuration) {
        PlatformSettings wished = settings.read(configuration);
        platform.refuse(settings.refusal());
        if (wished != null) {
            platform.configure(wished);
        }
    }

    @Deactivate
    void deactivate() {
        // Again, and at once: core may leave before what was to do so soon has done it.
        OwnClasses.load(context.getBundle());
        owners.close();
        platform.close();
        conditions.close();
        engines.ranked().forEach(BundleOffer::release);
        codecs.ranked().forEach(BundleCodec::release);
        RecordMethods.forget();
    }

    /** The context service of a client. */
    CacheContexts contextsOf(Bundle client) {
        return platform.contextsOf(owners.of(client));
    }

    /** What configurations declare. */
    Declarations declarations() {
        return declarations;
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
        platform.engineCame(offer);
        lookAgain();
    }

    /** Caches by configuration that were refused for want of what has come. */
    private void lookAgain() {
        declarations.lookAgain();
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
            lookAgain();
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
        }
    }

    @Reference(
            service = Codec.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedCodec",
            unbind = "unbindCodec")
    void bindCodec(ServiceReference<Codec> reference) {
        BundleCodec codec = new BundleCodec(context, reference);
        if (codec.name().isBlank() || codec.name().equals(Codec.BUILT_IN)) {
            LOG.warn(
                    "A Codec of {} is ignored: its service property {} is not a name of its own",
                    reference.getBundle(),
                    Codec.NAME);
            return;
        }
        codecs.add(codec);
        platform.offersChanged();
        lookAgain();
    }

    void updatedCodec(ServiceReference<Codec> reference) {
        boolean same = codecs.ranked().stream().anyMatch(codec -> codec.isOf(reference) && codec.isCurrent());
        if (same) {
            codecs.reorder();
        } else {
            unbindCodec(reference);
            bindCodec(reference);
        }
    }

    void unbindCodec(ServiceReference<Codec> reference) {
        BundleCodec codec = codecs.remove(present -> present.isOf(reference));
        if (codec != null) {
            platform.codecLeaves(codec);
            codec.release();
        }
    }

    /** The folder of the distribution, which outlives its temporary framework; else core's own. */
    private static Path data(BundleContext context) {
        String set = context.getProperty("twat-cache.data");
        File own = context.getDataFile("");
        if (set != null) {
            return Path.of(set);
        }
        return own != null ? own.toPath() : Path.of(System.getProperty("java.io.tmpdir"), "twat-cache");
    }

    private String stateOf(BundleRef owner) {
        Bundle bundle = context.getBundle(owner.id());
        return bundle == null
                ? "UNINSTALLED"
                : switch (bundle.getState()) {
                    case Bundle.ACTIVE -> "ACTIVE";
                    case Bundle.STARTING -> "STARTING";
                    case Bundle.STOPPING -> "STOPPING";
                    case Bundle.UNINSTALLED -> "UNINSTALLED";
                    default -> "STOPPED";
                };
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
