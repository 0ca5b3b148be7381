package org.twatcache.bench.churn.operator;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.bench.churn.link.Operator;

/** An operator who holds no service longer than a call. */
final class ChurnOperator implements Operator {

    private static final String PID = "org.twatcache";

    private final BundleContext context;

    ChurnOperator(BundleContext context) {
        this.context = context;
    }

    private interface Use<S, T> {
        T with(S service) throws Exception;
    }

    @Override
    public String act(long seed) throws Exception {
        Random random = new Random(seed);
        return use(CacheAdmin.class, "", admin -> Acts.one(admin, random));
    }

    @Override
    public void configure(@Nullable Map<String, Object> values) throws Exception {
        use(ConfigurationAdmin.class, true, admin -> {
            Configuration configuration = admin.getConfiguration(PID, "?");
            if (values == null) {
                configuration.delete();
            } else {
                configuration.update(FrameworkUtil.asDictionary(values));
            }
            return true;
        });
    }

    @Override
    public List<String> caches() {
        try {
            return use(
                    CacheAdmin.class,
                    List.of("nobody is there"),
                    admin -> admin.caches().stream()
                            .map(CacheControl::info)
                            .map(info -> info.owner() + "/" + info.name() + " " + info.state())
                            .toList());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private <S, T> T use(Class<S> type, T otherwise, Use<S, T> use) throws Exception {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (reference == null || service == null) {
            return otherwise;
        }
        try {
            return use.with(service);
        } finally {
            context.ungetService(reference);
        }
    }
}
