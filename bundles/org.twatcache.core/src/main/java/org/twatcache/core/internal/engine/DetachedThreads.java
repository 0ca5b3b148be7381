package org.twatcache.core.internal.engine;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes threads that remember nothing of whoever happened to need them first. A thread inherits the context class loader,
 * the inheritable thread locals and the protection domains on the stack of its creator; each of them would keep the class
 * loader of a client's bundle for as long as the thread lives.
 */
public final class DetachedThreads {

    private DetachedThreads() {}

    /**
     * Makes a daemon thread, not started yet.
     *
     * @param name the thread's name
     * @param task what it runs
     * @return a thread without a context class loader
     */
    @SuppressWarnings("removal")
    public static Thread daemon(String name, Runnable task) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
    }
}
