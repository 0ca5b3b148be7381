package org.twatcache.bench.churn;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;

/** Which exceptions a call may end with. Classes are told by name, because each life of a bundle has classes of its own. */
final class Documented {

    private static final String EXCEPTION = "org.twatcache.CacheException";
    private static final String CLOSED = "org.twatcache.CacheClosedException";
    private static final String OWN = "org.twatcache.bench.churn.client.OwnTrouble";

    private Documented() {}

    /** Whether the documentation says that this may come. */
    static boolean is(Throwable thrown) {
        return isA(thrown, EXCEPTION)
                || isA(thrown, CLOSED)
                || isA(thrown, OWN)
                || thrown instanceof BundleException
                || (thrown instanceof IllegalStateException && isOfFramework(thrown));
    }

    /** A framework throws it where a context or a service is used that is no more. */
    private static boolean isOfFramework(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0
                && (stack[0].getClassName().startsWith("org.apache.felix.framework.")
                        || stack[0].getClassName().startsWith("org.eclipse.osgi."));
    }

    private static boolean isA(Throwable thrown, String name) {
        for (@Nullable Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
