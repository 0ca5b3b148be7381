package org.twatcache.core.internal.context;

import org.jspecify.annotations.Nullable;
import org.twatcache.admin.Explanation.Source;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.config.SpecChange;

/**
 * A configured cache for every bundle that asks, each with its own classes: entries are kept as bytes, by an instance that is
 * the configuration's. What a bundle has is a part of that.
 */
final class CacheForAll implements ConfiguredCache {

    private final Platform platform;
    private final Instance head;
    private volatile ConfiguredSpec spec;

    private CacheForAll(Platform platform, Instance head, ConfiguredSpec spec) {
        this.platform = platform;
        this.head = head;
        this.spec = spec;
    }

    /**
     * Opens it; waits for an engine that is slow to start no longer than calls do.
     *
     * @param atEnd runs when it has ended, by whomever
     */
    static CacheForAll open(Platform platform, Owner configurations, ConfiguredSpec spec, Runnable atEnd) {
        EffectiveSpec<?, ?> effective = NamedType.complete(spec, platform);
        Instance head = platform.maker().makeHead(effective, configurations);
        boolean opened = false;
        try {
            configurations.adopt(head);
            platform.changes().execute(head::start);
            head.requireEngine(effective.spec().required().orElse(false));
            head.whenEnded(atEnd);
            opened = true;
            return new CacheForAll(platform, head, spec);
        } finally {
            if (!opened) {
                head.end("it could not be opened", false);
            }
        }
    }

    @Override
    public Lent lend(Owner client) {
        EffectiveSpec<?, ?> effective = platform.complete(ClientTypes.of(client).typed(spec), Source.CONFIGURATION);
        Instance part = platform.maker().makePart(effective, client, head);
        client.adopt(part);
        head.adopt(part);
        part.start();
        return part.lend();
    }

    @Override
    public void change(ConfiguredSpec next) {
        EffectiveSpec<?, ?> effective = NamedType.complete(next, platform);
        platform.requirePossible(next.name(), effective, head.keeper().serving() != null);
        ConfiguredSpec before = spec;
        spec = next;
        head.renew(effective, SpecChange.ofEngine(before, next), SpecChange.ofBounds(before, next));
    }

    @Override
    public void refuse(@Nullable String reason) {
        head.refuse(reason);
    }

    @Override
    public boolean hasEnded() {
        return head.hasEnded();
    }

    @Override
    public void close(String reason) {
        head.whenEnded(() -> {});
        head.end(reason, false);
    }
}
