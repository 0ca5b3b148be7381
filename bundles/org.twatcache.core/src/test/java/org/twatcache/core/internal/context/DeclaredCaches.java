package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.Lookup;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.fixture.Disk;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** A platform with configurations, and bundles that get what these declare; without OSGi. */
final class DeclaredCaches implements AutoCloseable {

    static final Set<String> KEYS = Set.of(
            "name",
            "key.type",
            "value.type",
            "owner",
            "engine",
            "prefer",
            "tiers",
            "max.size",
            "max.bytes",
            "ttl",
            "idle",
            "jitter",
            "by.value",
            "shared",
            "folder",
            "on.engine.loss",
            "required",
            "rebind",
            "tagged",
            "absent.for",
            "statistics");

    final TestOffer map = TestOffer.named("map").ranking(2);
    final TestOffer other = TestOffer.named("other").ranking(1);
    final Disk disk = new Disk();
    final TestOffer onDisk = disk.offer("disk");
    final TestPlatform platform = new TestPlatform(map, other, onDisk);

    /** What is published now. */
    final List<Item> items = new CopyOnWriteArrayList<>();

    /** What ever was. */
    final List<Item> all = new CopyOnWriteArrayList<>();

    final Declarations declarations =
            new Declarations(platform.platform(), platform.owner("org.twatcache.core"), KEYS, this::publish);
    final Declaration declaration = declarations.declaration("pid");
    final Owner one = platform.owner("com.acme.one");
    final Owner two = platform.owner("com.acme.two");

    Publisher.Publication publish(ConfiguredSpec spec, ConfiguredCache cache) {
        Item item = new Item(cache, spec);
        items.add(item);
        all.add(item);
        return item;
    }

    Item only() {
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    /** A service, as bundles see it. */
    final class Item implements Publisher.Publication {

        final List<Lent> lent = new ArrayList<>();
        private final ConfiguredCache cache;
        ConfiguredSpec spec;

        @Nullable
        String error;

        Item(ConfiguredCache cache, ConfiguredSpec spec) {
            this.cache = cache;
            this.spec = spec;
        }

        @SuppressWarnings("unchecked")
        <K, V> Cache<K, V> get(Owner client) {
            Lent handle = cache.lend(client);
            lent.add(handle);
            return (Cache<K, V>) handle.cache();
        }

        @Override
        public void update(ConfiguredSpec changed, @Nullable String refusal) {
            spec = changed;
            error = refusal;
        }

        @Override
        public void withdraw() {
            items.remove(this);
            lent.forEach(handle -> handle.giveBack().run());
        }
    }

    /** The only service, for a bundle. */
    <K, V> Cache<K, V> get(Owner client) {
        return only().get(client);
    }

    void declare(Declaration what, String... pairs) {
        Map<String, String> properties =
                new HashMap<>(Map.of("name", "reports", "key.type", "String", "value.type", "String"));
        for (int at = 0; at < pairs.length; at += 2) {
            properties.put(pairs[at], pairs[at + 1]);
        }
        what.declare(properties);
    }

    void declare(String... pairs) {
        declare(declaration, pairs);
    }

    CacheControl control() {
        return platform.platform().admin().find("reports");
    }

    @Nullable
    EffectiveValue inForce(String key) {
        return control().why().spec().get(key);
    }

    static void fill(Cache<String, String> cache, int entries) {
        for (int entry = 0; entry < entries; entry++) {
            cache.put("k" + entry, "v" + entry);
        }
    }

    static int count(Cache<String, String> cache, int entries) {
        int found = 0;
        for (int entry = 0; entry < entries; entry++) {
            found += ("v" + entry).equals(cache.get("k" + entry)) ? 1 : 0;
        }
        return found;
    }

    /** What remains of the life of an entry that is there; -1 for no limit. */
    static long remainingMinutes(Cache<String, String> cache, String key) {
        Duration remaining = ((Lookup.Hit<String>) cache.view().lookup(key)).remaining();
        return remaining == null ? -1 : remaining.toMinutes();
    }

    @Override
    public void close() {
        platform.close();
    }
}
