package org.twatcache.engine.xodus;

import java.security.AccessController;
import java.security.PrivilegedAction;

/** Makes the threads of this engine, which nobody outside interrupts. */
final class EngineThreads {

    private EngineThreads() {}

    /**
     * A daemon that keeps nothing of the caller that has it made: not its inherited locals, its rights or its class loader.
     * Xodus looks services up by the context class loader of its caller; this bundle's is the right one.
     */
    @SuppressWarnings("removal")
    static Thread thread(String name, Runnable task) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, task, "twat-cache xodus " + name, 0, false);
            thread.setContextClassLoader(EngineThreads.class.getClassLoader());
            thread.setDaemon(true);
            return thread;
        });
    }
}
