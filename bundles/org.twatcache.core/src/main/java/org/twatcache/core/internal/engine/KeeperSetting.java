package org.twatcache.core.internal.engine;

import java.util.concurrent.Executor;

/**
 * What surrounds a keeper.
 *
 * @param offers the engines that are there
 * @param changes runs what may hang in an engine; as many at once as are asked for
 * @param later runs what is due after a while
 * @param steadiness how often engines went
 * @param parking how much is kept of a cache whose engine is away
 * @param lastServed whose entries of this very cache are to be believed
 */
public record KeeperSetting(
        EngineOffers offers,
        Executor changes,
        Later later,
        Steadiness steadiness,
        ParkLimits parking,
        LastServed lastServed) {}
