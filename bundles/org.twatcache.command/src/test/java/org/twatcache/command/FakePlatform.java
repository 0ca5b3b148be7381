package org.twatcache.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.twatcache.BundleRef;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheLeak;

/** The administration of a platform with one engine, caffeine, as far as commands use one. */
public final class FakePlatform implements CacheAdmin {

    /** The bundle of the commands. */
    public static final BundleRef SELF = new BundleRef(9, "org.twatcache.command", "1.0.0");

    public final List<FakeCache> caches = new CopyOnWriteArrayList<>();
    public final List<EngineUse> engines = new ArrayList<>(List.of(new EngineUse(
            engine("caffeine", List.of("memory", "cachetools"), "", EngineTrait.EXPIRES, EngineTrait.BOUNDS_ENTRIES),
            1)));
    public final List<CacheLeak> leaks = new ArrayList<>();
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public boolean stopped;
    public Consumer<FakeCache> opened = cache -> {};
    private long lastId = 6;

    public FakeCache open(BundleRef owner, CacheSpec<?, ?> spec) {
        FakeCache cache = new FakeCache(this, ++lastId, owner, spec);
        caches.add(cache);
        opened.accept(cache);
        return cache;
    }

    public FakeCache open(String name) {
        return open(SELF, CacheSpec.of(String.class, String.class).named(name).build());
    }

    public FakeCache cache(String name) {
        return caches.stream()
                .filter(cache -> cache.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static EngineInfo engine(String name, List<String> aliases, String unhealthy, EngineTrait... traits) {
        return new EngineInfo() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> aliases() {
                return aliases;
            }

            @Override
            public Set<EngineTrait> traits() {
                return new java.util.TreeSet<>(List.of(traits));
            }

            @Override
            public int ranking() {
                return 0;
            }

            @Override
            public BundleRef provider() {
                return new BundleRef(12, "org.twatcache.engine." + name, "1.0.0");
            }

            @Override
            public Optional<String> unhealthy() {
                return Optional.of(unhealthy).filter(reason -> !reason.isEmpty());
            }
        };
    }

    void requireEngine(String cache, String engine) {
        if (engines.stream()
                .noneMatch(use -> use.engine().name().equals(engine)
                        || use.engine().aliases().contains(engine))) {
            throw new EngineNotAvailableException(
                    "Cache '" + cache + "' cannot have the engine '" + engine + "': it is not there",
                    cache,
                    engine,
                    engines.stream().map(use -> use.engine().name()).toList(),
                    null);
        }
    }

    @Override
    public CacheControl find(String text) {
        List<FakeCache> found = caches.stream()
                .filter(cache -> cache.name().equals(text) || text.equals("#" + cache.id()))
                .toList();
        if (found.size() != 1) {
            throw new CacheOperationException("There are " + found.size() + " caches '" + text + "'", text, null, null);
        }
        return found.get(0);
    }

    @Override
    public List<EngineUse> engines() {
        return engines;
    }

    @Override
    public List<CacheLeak> leaks() {
        return leaks;
    }

    @Override
    public List<CacheEvent> events() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribe(Consumer<? super CacheEvent> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CacheControl> caches() {
        if (stopped) {
            throw new CacheClosedException("core stopped");
        }
        return List.copyOf(caches);
    }
}
