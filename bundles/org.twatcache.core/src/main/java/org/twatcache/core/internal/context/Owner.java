package org.twatcache.core.internal.context;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.BundleRef;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.admin.Explanation.Source;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.memo.Memos;
import org.twatcache.core.internal.memo.TakenNames;
import org.twatcache.core.internal.methods.MethodCaches;

/**
 * Whoever opens caches: a bundle, or the caller of the standalone platform. Ends with all that it opened, exactly once; a
 * name is its own.
 */
public final class Owner {

    /** How long a bundle that stops waits for engines that hang, all together. */
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);

    private final BundleRef ref;
    private final ClassSpace classes;
    private final Platform platform;
    private final Map<String, Instance> named = new ConcurrentHashMap<>();
    private final Set<Instance> instances = ConcurrentHashMap.newKeySet();

    /** What the client has open and is to close. */
    private final Set<Opened> open = ConcurrentHashMap.newKeySet();

    private final TakenNames functions = new TakenNames();
    private final Memos memos = new Memos(functions);
    private final MethodCaches methods;
    private volatile @Nullable String ended;

    Owner(BundleRef ref, ClassSpace classes, Platform platform) {
        this.ref = ref;
        this.classes = classes;
        this.platform = platform;
        this.methods = new MethodCaches(functions, classes);
    }

    BundleRef ref() {
        return ref;
    }

    ClassSpace classes() {
        return classes;
    }

    Memos memos() {
        return memos;
    }

    MethodCaches methods() {
        return methods;
    }

    Platform platform() {
        return platform;
    }

    boolean hasEnded() {
        return ended != null;
    }

    /** Throws once the owner has ended. */
    void check() {
        String reason = ended;
        if (reason != null) {
            throw new CacheClosedException("The cache service of " + ref + " is closed: " + reason
                    + "; get the service again from a bundle that is started");
        }
    }

    /**
     * The instance of a spec, created or joined, with one hold more.
     *
     * @throws CacheConfigurationException where the name is open with another spec
     */
    Instance acquire(CacheSpec<?, ?> wish) {
        return acquire(wish, Source.SPEC);
    }

    /** The same with the owner as a holder, who lets go only by ending it; the hold of the caller is one more. */
    Instance keep(CacheSpec<?, ?> wish, Source origin) {
        Instance instance = acquire(wish, origin);
        while (!instance.holdByOwner()) {
            instance.release();
            instance = acquire(wish, origin);
        }
        return instance;
    }

    /** Has an instance end with this owner that was made by others, and is known by no name of the owner's. */
    void adopt(Instance part) {
        instances.add(part);
        if (ended != null) {
            part.end(String.valueOf(ended), false);
            check();
        }
    }

    private Instance acquire(CacheSpec<?, ?> wish, Source origin) {
        check();
        EffectiveSpec<?, ?> effective = platform.complete(wish, origin);
        boolean strict = effective.spec().required().orElse(false);
        String name = wish.name().orElse(null);
        while (true) {
            Instance present = name == null ? null : named.get(name);
            if (present == null) {
                Instance created = create(effective, name);
                if (created != null) {
                    created.startFor(strict);
                    return created;
                }
            } else if (!present.effective.wish().isSameWish(wish)) {
                if (!present.hasEnded()) {
                    throw conflict(present, wish);
                }
                forget(present);
            } else if (present.acquire() && joins(present, strict)) {
                return present;
            } else {
                forget(present);
            }
        }
    }

    /** Ends the cache of a name, with what it keeps beyond the process. */
    boolean destroy(String name) {
        check();
        Instance present = named.get(name);
        if (present == null || present.hasEnded()) {
            return false;
        }
        if (present.effective.spec().isTagged()) {
            boolean unused = destroy(TagCaches.name(name));
        }
        present.end("it was destroyed", true);
        return true;
    }

    /** Something that the client is to close. */
    Opened opened(String kind, String name) {
        Opened fresh = new Opened(kind, name, platform.opener());
        open.add(fresh);
        return fresh;
    }

    /** The client closed it. */
    void closed(Opened opened) {
        open.remove(opened);
    }

    /** Ends everything that was opened: loads first, then contexts, handles and engines. One failure does not keep the rest. */
    public void end(String reason) {
        if (ended == null) {
            ended = reason;
        }
        for (Opened each : List.copyOf(open)) {
            if (open.remove(each)) {
                platform.leaks().note(each, ref);
            }
        }
        each(instance -> instance.cancelLoads(reason));
        List<Instance> ending = List.copyOf(instances);
        each(instance -> instance.endElsewhere(reason));
        long end = System.nanoTime() + CLOSE_NANOS;
        ending.forEach(instance -> instance.awaitEnd(end));
    }

    private void each(Consumer<Instance> step) {
        for (Instance instance : instances) {
            try {
                step.accept(instance);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("Cache '{}' of {} could not be closed", instance.name, ref, e);
            }
        }
    }

    void forget(Instance instance) {
        instances.remove(instance);
        named.remove(instance.name, instance);
    }

    private @Nullable Instance create(EffectiveSpec<?, ?> effective, @Nullable String name) {
        Instance created = platform.maker().make(effective, this);
        instances.add(created);
        if (name != null && named.putIfAbsent(name, created) != null) {
            created.end("another caller opened it first", false);
            return null;
        }
        // The owner may have ended between the first check and now, and then did not see this instance.
        if (ended != null) {
            created.end(String.valueOf(ended), false);
            check();
        }
        return created;
    }

    /** False where the instance ended meanwhile, as one does that could not be opened: then try anew. */
    private static boolean joins(Instance present, boolean strict) {
        try {
            present.requireEngine(strict);
        } catch (RuntimeException e) {
            present.release();
            throw e;
        }
        return !present.hasEnded();
    }

    private CacheConfigurationException conflict(Instance present, CacheSpec<?, ?> wish) {
        return new CacheConfigurationException(
                "Cache '" + present.name + "' of " + ref + " is open with another spec; open: "
                        + present.effective.wish() + "; asked for: " + wish
                        + ". Close or destroy it first, or use another name",
                present.name,
                present.keeper().slot().engine(),
                null);
    }
}
