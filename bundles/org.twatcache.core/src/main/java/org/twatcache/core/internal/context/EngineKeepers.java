package org.twatcache.core.internal.context;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.engine.Encodability;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOffers;
import org.twatcache.core.internal.engine.EngineOpener;
import org.twatcache.core.internal.engine.EngineWish;
import org.twatcache.core.internal.engine.KeeperSetting;
import org.twatcache.core.internal.engine.Later;
import org.twatcache.core.internal.engine.ParkLimits;
import org.twatcache.core.internal.engine.Selection;
import org.twatcache.core.internal.engine.SlotObserver;
import org.twatcache.core.internal.engine.Steadiness;

/** Makes what keeps the engines of caches, and what that wishes for. */
record EngineKeepers(
        EngineOffers offers,
        Platform.Filters filters,
        PlatformThreads threads,
        Later later,
        Steadiness steadiness,
        Supplier<ParkLimits> parking,
        ServedRecords regions) {

    /**
     * A keeper, which has not looked for an engine yet.
     *
     * @param scope whose region it is on an engine that keeps its entries
     */
    EngineKeeper of(
            String name,
            String scope,
            EffectiveSpec<?, ?> effective,
            Encodability encodability,
            EngineOpener opener,
            SlotObserver observer,
            LongSupplier requests) {
        return new EngineKeeper(
                name,
                wish(name, effective, encodability),
                effective.spec().engineWait().orElseThrow(),
                new KeeperSetting(
                        offers,
                        threads.changes(),
                        later,
                        steadiness,
                        parking.get(),
                        regions.of(scope, name, effective.spec().folder())),
                opener,
                observer,
                requests);
    }

    /** What a spec wishes of its engine. */
    EngineWish wish(String name, EffectiveSpec<?, ?> effective, Encodability encodability) {
        return new EngineWish(effective.spec(), effective.policy(), filter(name, effective.spec()), encodability);
    }

    /**
     * Throws where no engine can serve what a configuration wants.
     *
     * @param served whether an engine serves it already, by which it would better be kept then
     */
    void requirePossible(String name, EffectiveSpec<?, ?> effective, boolean served) {
        Selection selection = Selection.of(wish(name, effective, Encodability.DONE), offers.ranked(), Map.of());
        if (selection.hopeless() || (served && selection.isVain())) {
            throw new CacheConfigurationException(
                    "No engine can meet the spec of cache '" + name + "': " + selection.refusals()
                            + "; change the spec",
                    name,
                    effective.spec().engine().orElse(null),
                    null);
        }
    }

    private Predicate<Map<String, Object>> filter(String cache, CacheSpec<?, ?> spec) {
        return spec.filter().map(ldap -> filters.compile(cache, ldap)).orElse(properties -> true);
    }
}
