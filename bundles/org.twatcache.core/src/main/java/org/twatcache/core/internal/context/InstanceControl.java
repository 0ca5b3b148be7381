package org.twatcache.core.internal.context;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twatcache.Cache;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheStats;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheInfo;
import org.twatcache.admin.Explanation;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.admin.Transfer;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.core.internal.transfer.Export;
import org.twatcache.core.internal.transfer.Import;
import org.twatcache.spi.EngineCursor;

/** What an operator can do with one instance. */
final class InstanceControl implements CacheControl {

    /** Up to here entries are counted; a larger cache is estimated. */
    private static final int COUNTABLE = 10_000;

    private final Instance instance;

    InstanceControl(Instance instance) {
        this.instance = instance;
    }

    @Override
    public long id() {
        return instance.id;
    }

    @Override
    public CacheInfo info() {
        instance.check();
        EngineSlot slot = instance.keeper().slot();
        long estimate = slot.read(null, engine -> engine.size());
        long counted = estimate > COUNTABLE ? -1 : count(slot);
        return new InstanceInfo(
                instance.id,
                instance.name,
                instance.owner.ref(),
                instance.effective.spec().isShared(),
                Optional.ofNullable(slot.engine()),
                instance.keeper().state(),
                counted < 0 ? estimate : counted,
                counted >= 0,
                instance.handles(),
                instance.openedAt);
    }

    @Override
    public CacheStats stats() {
        instance.check();
        return instance.stats();
    }

    @Override
    public Explanation why() {
        instance.check();
        return new Explanation(
                instance.name,
                instance.keeper().slot().engine(),
                instance.effective.policy(),
                instance.effective.shown(),
                instance.keeper().selection().explain(instance.keeper().serving()),
                events());
    }

    @Override
    public Cache<String, String> asText() {
        instance.check();
        var spec = instance.effective.spec();
        if (spec.keyType() != String.class || spec.valueType() != String.class) {
            throw new CacheOperationException(
                    "Cache '" + instance.name + "' has keys of "
                            + spec.keyType().getTypeName() + " and values of "
                            + spec.valueType().getTypeName()
                            + "; as text only caches of String and String can be read and written",
                    instance.name,
                    instance.keeper().slot().engine(),
                    null);
        }
        return instance.guestHandle();
    }

    private List<CacheEvent> events() {
        List<CacheEvent> events = new ArrayList<>(instance.events());
        CacheEvent refusal = instance.owner.platform().refusal();
        if (refusal != null) {
            events.add(refusal);
        }
        return events;
    }

    @Override
    public Migration swap(String engine, SwapMode mode) {
        instance.check();
        return instance.keeper().swap(engine, mode);
    }

    @Override
    public Transfer exportTo(OutputStream out) throws IOException, InterruptedException {
        requireNonNull(out, "out");
        instance.check();
        Instance reader = reader();
        return new Export(
                        instance.name,
                        reader.store(),
                        instance.keeper().slot(),
                        reader.coding(),
                        InstantSource.system())
                .run(out);
    }

    @Override
    public Transfer importFrom(InputStream in) throws InterruptedException {
        requireNonNull(in, "in");
        instance.check();
        Instance reader = reader();
        return new Import(instance.name, reader.store(), reader.coding(), InstantSource.system()).run(in);
    }

    /** One that has the classes of keys and values. */
    private Instance reader() {
        Instance reader = instance.reader();
        if (reader == null) {
            throw new CacheOperationException(
                    "Cache '" + instance.name + "' is of " + instance.effective.spec()
                            + ", and no bundle has it just now that has these classes; start one of its clients",
                    instance.name,
                    instance.keeper().slot().engine(),
                    null);
        }
        return reader;
    }

    @Override
    public void close() {
        instance.end("an operator closed it", false);
    }

    @Override
    public void destroy() {
        instance.check();
        if (instance.effective.spec().isTagged()) {
            boolean unused = instance.owner.destroy(TagCaches.name(instance.name));
        }
        instance.end("an operator destroyed it", true);
    }

    /** Counts the entries that can be read now; -1 where there are too many, or the engine is away or was swapped meanwhile. */
    private static long count(EngineSlot slot) {
        if (slot.engine() == null) {
            return 0;
        }
        try (EngineCursor<Object> cursor = slot.read(null, engine -> engine.cursor())) {
            long count = 0;
            int page;
            do {
                page = cursor.nextPage(COUNTABLE).size();
                count += page;
            } while (page > 0 && count <= COUNTABLE);
            return count <= COUNTABLE ? count : -1;
        } catch (RuntimeException e) {
            return -1;
        }
    }
}
