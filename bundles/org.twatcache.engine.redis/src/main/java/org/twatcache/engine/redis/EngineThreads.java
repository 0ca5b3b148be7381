package org.twatcache.engine.redis;

import java.security.AccessController;
import java.security.PrivilegedAction;

/** Makes the threads of this engine. */
final class EngineThreads {

    private EngineThreads() {}

    /** A daemon that keeps nothing of the caller that has it made: not its inherited locals, its rights or its class loader. */
    @SuppressWarnings("removal")
    static Thread thread(String name, Runnable task) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, task, "twat-cache redis " + name, 0, false);
            thread.setContextClassLoader(null);
            thread.setDaemon(true);
            return thread;
        });
    }
}
