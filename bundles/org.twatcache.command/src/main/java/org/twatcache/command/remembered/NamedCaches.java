package org.twatcache.command.remembered;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheException;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheInfo;

/**
 * Caches as commands call them: those that are open, and persistent ones that the shell opened in an earlier start, in the way
 * that it did so last. Such a one is opened when a command names it, not before: to open it keeps other processes out.
 *
 * <p>Safe for any number of threads.
 */
@Component(service = NamedCaches.class)
public final class NamedCaches {

    private static final String FOLDER = "remembered";

    private final CacheContexts contexts;
    private final CacheAdmin admin;
    private final @Nullable RememberedSpecs specs;

    /** What a command closed is not opened by another one that names it. */
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    /** Remembers in the data folder of the platform, or in that of the bundle. */
    @Activate
    public NamedCaches(@Reference CacheContexts contexts, @Reference CacheAdmin admin, BundleContext bundle) {
        this(contexts, admin, folder(bundle));
    }

    /**
     * Remembers in a folder.
     *
     * @param contexts opens caches for the shell
     * @param admin knows what is open
     * @param folder made when it is needed; null: nothing is remembered
     */
    public NamedCaches(CacheContexts contexts, CacheAdmin admin, @Nullable Path folder) {
        this.contexts = contexts;
        this.admin = admin;
        this.specs = folder == null ? null : new RememberedSpecs(folder);
    }

    private static @Nullable Path folder(BundleContext bundle) {
        String data = bundle.getProperty("twat-cache.data");
        File own = data != null ? new File(data, FOLDER) : bundle.getDataFile(FOLDER);
        return own == null ? null : own.toPath();
    }

    /**
     * Finds a cache as {@link CacheAdmin#find}, or opens one that is remembered by this name.
     *
     * @param text a name, {@code owner/name} or {@code #id}
     * @return its control
     * @throws CacheException where there is none, where the name is ambiguous, or where the remembered one cannot be opened
     */
    public CacheControl find(String text) {
        if (specs != null && !closed.contains(text) && !isOpen(text)) {
            reopen(specs, text);
        }
        return admin.find(text);
    }

    private boolean isOpen(String name) {
        return admin.caches().stream().anyMatch(cache -> cache.info().name().equals(name));
    }

    /** One at a time, so that no second handle stays open. */
    private synchronized void reopen(RememberedSpecs known, String name) {
        Optional<CacheSpec<String, String>> spec = known.find(name);
        if (spec.isPresent() && !isOpen(name)) {
            // As with cache:open, the handle is the shell, and ends with the cache.
            Cache<String, String> unused = contexts.getOrCreate(spec.get());
        }
    }

    /**
     * The shell opened a cache: remembers it if its engine is persistent. The last one of a name counts.
     *
     * @param cache what was opened
     * @param spec how
     * @throws CacheException where it cannot be remembered; it is open all the same
     */
    public void opened(CacheInfo cache, CacheSpec<?, ?> spec) {
        closed.remove(cache.name());
        if (specs != null && isPersistent(cache)) {
            specs.keep(cache.name(), spec);
        } else if (specs != null) {
            specs.forget(cache.name());
        }
    }

    private boolean isPersistent(CacheInfo cache) {
        return admin.engines().stream()
                .map(CacheAdmin.EngineUse::engine)
                .anyMatch(engine -> engine.traits().contains(EngineTrait.PERSISTENT)
                        && cache.engine().filter(engine.name()::equals).isPresent());
    }

    /**
     * The shell closed a cache: until it is opened again, or the next start, it stays closed.
     *
     * @param cache its name
     */
    public void closed(String cache) {
        closed.add(cache);
    }

    /**
     * A cache was destroyed, and there is nothing to be remembered.
     *
     * @param cache its name
     * @throws CacheException where it cannot be forgotten
     */
    public void destroyed(String cache) {
        if (specs != null) {
            specs.forget(cache);
        }
    }
}
