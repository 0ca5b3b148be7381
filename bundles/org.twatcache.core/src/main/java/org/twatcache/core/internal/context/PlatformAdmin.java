package org.twatcache.core.internal.context;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.twatcache.CacheOperationException;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheLeak;
import org.twatcache.core.internal.engine.EngineOffer;

/** What an operator sees of a platform. */
final class PlatformAdmin implements CacheAdmin {

    private final Platform platform;

    PlatformAdmin(Platform platform) {
        this.platform = platform;
    }

    @Override
    public List<EngineUse> engines() {
        return platform.offers().stream()
                .map(offer -> new EngineUse(offer.info(), caches(offer)))
                .toList();
    }

    @Override
    public List<CacheControl> caches() {
        return matching(instance -> true).stream()
                .<CacheControl>map(InstanceControl::new)
                .toList();
    }

    @Override
    public CacheControl find(String text) {
        List<Instance> found = matching(instance -> instance.name.equals(text) || text.equals("#" + instance.id));
        if (found.isEmpty()) {
            found = matching(instance -> text.equals(instance.owner.ref().symbolicName() + "/" + instance.name));
        }
        if (found.size() == 1) {
            return new InstanceControl(found.get(0));
        }
        String closed = platform.whyClosed(text);
        throw new CacheOperationException(
                found.isEmpty()
                        ? "There is no open cache '" + text + "'"
                                + (closed == null ? "" : ", for its configuration is refused: " + closed)
                                + "; open are: " + listed(matching(instance -> true))
                        : "The name '" + text + "' is ambiguous; use one of: " + listed(found),
                text,
                null,
                null);
    }

    @Override
    public List<CacheLeak> leaks() {
        return platform.leaks().last();
    }

    @Override
    public List<CacheEvent> events() {
        return platform.events().last();
    }

    @Override
    public Subscription subscribe(Consumer<? super CacheEvent> listener) {
        return platform.events().subscribe(requireNonNull(listener, "listener"));
    }

    private List<Instance> matching(Predicate<Instance> condition) {
        return platform.instances().stream()
                .filter(instance -> !instance.isPart())
                .filter(condition)
                .toList();
    }

    private int caches(EngineOffer offer) {
        return matching(instance -> instance.keeper().serving() == offer).size();
    }

    private static String listed(Iterable<Instance> instances) {
        List<String> names = new ArrayList<>();
        for (Instance instance : instances) {
            names.add(instance.owner.ref().symbolicName() + "/" + instance.name + " (#" + instance.id + ")");
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
