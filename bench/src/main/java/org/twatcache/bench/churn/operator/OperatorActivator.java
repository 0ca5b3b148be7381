package org.twatcache.bench.churn.operator;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.twatcache.bench.churn.link.Operator;

/** Offers the operator as a service. */
public final class OperatorActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(Operator.class, new ChurnOperator(context), null);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes back what was registered.
    }
}
