package org.twatcache.itest.felix;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A context class loader that finds nothing and notes that it was asked. */
final class PoisonedLoader extends ClassLoader {

    private final List<String> asked = new CopyOnWriteArrayList<>();

    PoisonedLoader() {
        super(null);
    }

    /** Calls on a thread that has this as its context class loader. */
    <T> T call(Callable<T> callable) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(callable);
        Thread thread = new Thread(task, "poisoned");
        thread.setContextClassLoader(this);
        thread.start();
        return task.get();
    }

    /** The names that it was asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        asked.add(name);
        throw new ClassNotFoundException(name);
    }
}
