package org.twatcache.core.internal.context;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.engine.Attachment;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOpener;

/**
 * What an instance is served by.
 *
 * @param keeper keeps its engine, which may be that of other instances too
 * @param attachment ends with the instance
 * @param whole what it is a part of; null where it is alone
 * @param tags when tags were invalidated; null where entries have none
 * @param openers makes what makes its engines, as a spec wants them
 */
record Beneath(
        EngineKeeper keeper,
        Attachment attachment,
        @Nullable SharedCache whole,
        @Nullable Cache<String, UUID> tags,
        Function<EffectiveSpec<?, ?>, EngineOpener> openers) {

    static Beneath of(
            EngineKeeper alone,
            @Nullable Cache<String, UUID> tags,
            Function<EffectiveSpec<?, ?>, EngineOpener> openers) {
        return new Beneath(alone, alone, null, tags, openers);
    }

    static Beneath of(
            JoinedCache joined,
            @Nullable Cache<String, UUID> tags,
            Function<EffectiveSpec<?, ?>, EngineOpener> openers) {
        return new Beneath(joined.whole().keeper(), joined.part(), joined.whole(), tags, openers);
    }
}
