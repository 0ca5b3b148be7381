package org.twatcache.bench.churn.fault;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceListener;

/** On each start leaves something behind, as the header {@code Fault} of its bundle says. */
public final class FaultActivator implements BundleActivator {

    private static final ThreadLocal<Kept> KEPT = new ThreadLocal<>();

    /** An instance of a class of this bundle. */
    private static final class Kept {}

    /** What an MBean server wants to see. */
    public interface LeftMBean {}

    /** An MBean. */
    public static final class Left implements LeftMBean {}

    @Override
    public void start(BundleContext context) throws JMException {
        String fault = String.valueOf(context.getBundle().getHeaders("").get("Fault"));
        switch (fault) {
            case "thread-local" -> KEPT.set(new Kept());
            case "thread" -> leaveThread();
            case "mbean" ->
                ManagementFactory.getPlatformMBeanServer()
                        .registerMBean(new Left(), new ObjectName("churn:type=Left,number=" + System.nanoTime()));
            case "listener" -> {
                ServiceListener forgotten = event -> KEPT.remove();
                context.getBundle(0).getBundleContext().addServiceListener(forgotten);
            }
            default -> {}
        }
    }

    @Override
    public void stop(BundleContext context) {
        // That is the fault.
    }

    private static void leaveThread() {
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        java.util.concurrent.locks.LockSupport.park();
                    }
                },
                "left");
        thread.setDaemon(true);
        thread.start();
    }
}
