package org.twatcache.core.internal.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheResourceException;
import org.twatcache.EngineTrait;

/** Remembers the engine of one cache that is away and keeps what it has, and what must not be believed of it. */
final class Survivors {

    /** Keys that are remembered of an absence; with more, what the engine keeps is forgotten when it returns. */
    private static final int MOST = 100_000;

    private final String cache;
    private final boolean named;
    private final LastServed record;
    private volatile @Nullable Survivor away;

    /** The engine that was left behind last. Guarded by this. */
    private @Nullable EventGate left;

    /** Whether the engine that is away would still be believed had nobody noted that others may serve. Guarded by this. */
    private boolean noted;

    /** Whether the cache has ended: another one of its name may serve by now. Guarded by this. */
    private boolean over;

    /**
     * Of a cache that has met no engine yet.
     *
     * @param named whether an engine may have kept entries for it
     * @param writable whether something can be acknowledged before the first engine serves
     */
    Survivors(String cache, LastServed record, boolean named, boolean writable) {
        this.cache = cache;
        this.named = named;
        this.record = named ? record : LastServed.UNKNOWN;
        String last = this.record.engine();
        String engine = last == null ? Survivor.ANY : last;
        boolean believed = named && !LastServed.NOBODY.equals(last);
        this.away = believed ? new Survivor(engine, writable ? journal(engine) : null) : null;
    }

    /** Whether an engine keeps its entries where no bundle is needed to keep them. */
    static boolean survives(EngineOffer offer) {
        Set<EngineTrait> traits = offer.info().traits();
        return traits.contains(EngineTrait.PERSISTENT) || traits.contains(EngineTrait.SHARED);
    }

    /** Where to note what is written until the first engine serves; null where nothing can be, or in vain. */
    @Nullable
    Marks unmet() {
        Survivor last = away;
        return last == null ? null : last.journal();
    }

    /** Takes note of what is written while an engine is away, which is believed no more from before the first write on. */
    Marks journal(EngineOffer engine) {
        return journal(Survivor.key(engine));
    }

    private Marks journal(String engine) {
        return Marks.ofAbsence(MOST, () -> {
            if (engine.equals(record.engine())) {
                noteNobody();
            }
        });
    }

    /** Something may be written that an engine is not told: what it keeps counts as stale from now on, also after a crash. */
    synchronized boolean isLeftBehind(ServingEngine engine) {
        away = null;
        left = engine.events();
        noted = true;
        return over || record.note(LastServed.NOBODY);
    }

    /**
     * The same, of one that need not leave.
     *
     * @throws CacheResourceException where that cannot be remembered: nobody must serve in its place
     */
    void leavesBehind(ServingEngine engine) {
        if (!isLeftBehind(engine)) {
            throw unnoted();
        }
    }

    /**
     * An engine goes that is to be believed when it returns.
     *
     * @param journal takes note of every write until then; null where none can be acknowledged
     */
    void goes(EngineOffer offer, @Nullable Marks journal) {
        away = new Survivor(Survivor.key(offer), journal);
    }

    /** Whether an offer brings an engine back of which all is known that it missed. */
    boolean returnsWith(EngineOffer offer, Holder now) {
        Survivor last = away;
        return last != null && last.is(offer) && last.isKnown(now) && !(last.isAny() && isStale(offer));
    }

    /** What an engine is to go on noting that serves while another is away; null where there is no such, or in vain. */
    @Nullable
    Marks journalFor(EngineOffer offer, Holder now) {
        Survivor last = away;
        return last != null && !last.isAny() && !last.is(offer) && last.isKnown(now) ? last.journal() : null;
    }

    /**
     * Another engine is about to serve, and what is written there is not told to one that is away.
     *
     * @throws CacheResourceException where that cannot be remembered: it must not serve
     */
    synchronized void othersServe(EngineOffer offer) {
        Survivor last = away;
        String served = record.engine();
        if (served != null && !served.equals(LastServed.NOBODY) && !served.equals(Survivor.key(offer))) {
            noteNobody();
            noted = true;
        }
        if (last != null && last.journal() == null) {
            away = null;
        }
    }

    /** Whether what an engine keeps must be cleared before it serves. */
    boolean isStale(EngineOffer offer) {
        if (!named || !survives(offer)) {
            return false;
        }
        String last = record.engine();
        // What other processes wrote there too is none the worse for not having been met by this one.
        return last == null ? !offer.info().traits().contains(EngineTrait.SHARED) : !last.equals(Survivor.key(offer));
    }

    /** An engine serves with entries that are right, unless it was left behind already. */
    synchronized void serves(ServingEngine engine) {
        EngineOffer offer = engine.offer();
        Survivor last = away;
        if (over || engine.events() == left) {
            return;
        }
        if (named && survives(offer)) {
            // Where that cannot be noted its entries are forgotten by the next open.
            boolean unused = record.note(Survivor.key(offer));
        }
        if (last != null && (last.journal() == null || last.isAny() || last.is(offer))) {
            away = null;
        }
    }

    /**
     * Calls are answered from now on without an engine: an engine that is away, and missed nothing so far, hears of it.
     *
     * @return where to note what is written; null where no engine is away
     */
    @Nullable
    Marks hears() {
        Survivor last = away;
        if (last == null) {
            return null;
        }
        Marks journal = journal(last.engine());
        if (last.journal() == null) {
            away = new Survivor(last.engine(), journal);
        }
        return journal;
    }

    /**
     * What an engine is about to be filled with is wrong should the process end before it serves.
     *
     * @throws CacheResourceException where that cannot be remembered: it must not be filled
     */
    void fills(EngineOffer offer) {
        if (named && survives(offer) && !isStale(offer)) {
            noteNobody();
        }
    }

    /** The cache is destroyed: what engines keep must not be met again. False where that cannot be made sure. */
    synchronized boolean destroyed() {
        over = true;
        String last = record.engine();
        return last == null || record.note(LastServed.NOBODY);
    }

    /** The cache has ended: where nothing was written while an engine was away, what that keeps is right. */
    synchronized void closed(Holder last) {
        over = true;
        Survivor survivor = away;
        Marks journal = survivor == null ? null : survivor.journal();
        if (noted
                && survivor != null
                && !survivor.isAny()
                && journal != null
                && survivor.isKnown(last)
                && journal.isUnused()) {
            boolean unused = record.note(survivor.engine());
        }
    }

    private synchronized void noteNobody() {
        if (!over && !record.note(LastServed.NOBODY)) {
            throw unnoted();
        }
    }

    private CacheResourceException unnoted() {
        return new CacheResourceException(
                "Cache '" + cache
                        + "' cannot go on without the engine that keeps its entries: it cannot be noted on the disk"
                        + " that they are out of date; see the log, and check the data folder",
                cache,
                null,
                null);
    }
}
