package org.twatcache.enginekit.lincheck;

import java.util.Objects;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** Clearing among the other operations that Lincheck mixes, on one key: an engine clears each entry for itself. */
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public final class CheckedRegister {

    private static final int KEY = 1;

    /** Lincheck makes the instances itself, so what they work on can only be handed over here. */
    private static volatile @Nullable Registers subject;

    private final Registers registers = Objects.requireNonNull(subject);

    /** Called by Lincheck before each run of a scenario. */
    public CheckedRegister() {
        registers.clear();
    }

    /** Checks one engine at a time. Throws an {@code Error} with the history that no order of the calls explains. */
    public static synchronized void check(Registers registers, Options<?, ?> options) {
        subject = registers;
        options.sequentialSpecification(SequentialRegister.class);
        options.check(CheckedRegister.class);
    }

    @Operation
    public void clear() {
        registers.clear();
    }

    @Operation
    public int get() {
        return registers.get(KEY);
    }

    @Operation
    public void put(@Param(name = "value") int value) {
        registers.put(KEY, value);
    }

    @Operation
    public int putIfAbsent(@Param(name = "value") int value) {
        return registers.putIfAbsent(KEY, value);
    }

    @Operation
    public boolean remove() {
        return registers.remove(KEY);
    }
}
