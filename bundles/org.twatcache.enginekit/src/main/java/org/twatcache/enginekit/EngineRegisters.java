package org.twatcache.enginekit;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.twatcache.enginekit.lincheck.Registers;
import org.twatcache.spi.CacheEngine;

/** An engine as registers of numbers. The values are always the same objects, so that sameness is equality. */
final class EngineRegisters<T> implements Registers {

    private static final int VALUES = 4;

    private final CacheEngine<T> engine;
    private final Samples<T> samples;
    private final List<T> values;

    EngineRegisters(CacheEngine<T> engine, Samples<T> samples) {
        this.engine = engine;
        this.samples = samples;
        this.values = LongStream.range(0, VALUES).mapToObj(samples::value).toList();
    }

    private int number(@Nullable T value) {
        return value == null ? 0 : (int) samples.number(value);
    }

    @Override
    public void clear() {
        engine.clear();
    }

    @Override
    public int get(int key) {
        return number(engine.get(samples.key(key)));
    }

    @Override
    public void put(int key, int value) {
        engine.put(samples.key(key), values.get(value), CacheEngine.NO_DEADLINE);
    }

    @Override
    public int putIfAbsent(int key, int value) {
        return number(engine.putIfAbsent(samples.key(key), values.get(value), CacheEngine.NO_DEADLINE));
    }

    @Override
    public boolean replace(int key, int expected, int value) {
        return engine.replace(samples.key(key), values.get(expected), values.get(value), CacheEngine.NO_DEADLINE);
    }

    @Override
    public boolean remove(int key) {
        return engine.remove(samples.key(key));
    }

    @Override
    public boolean remove(int key, int expected) {
        return engine.remove(samples.key(key), values.get(expected));
    }
}
