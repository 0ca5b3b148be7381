package org.twatcache.enginekit.lincheck;

import java.util.Objects;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** The operations that Lincheck mixes, on three keys and three values. */
@Param(name = "key", gen = IntGen.class, conf = "1:3")
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public final class CheckedRegisters {

    /** Lincheck makes the instances itself, so what they work on can only be handed over here. */
    private static volatile @Nullable Registers subject;

    private final Registers registers = Objects.requireNonNull(subject);

    /** Called by Lincheck before each run of a scenario. */
    public CheckedRegisters() {
        registers.clear();
    }

    /** Checks one engine at a time. Throws an {@code Error} with the history that no order of the calls explains. */
    public static synchronized void check(Registers registers, Options<?, ?> options) {
        subject = registers;
        options.sequentialSpecification(SequentialRegisters.class);
        options.check(CheckedRegisters.class);
    }

    @Operation
    public int get(@Param(name = "key") int key) {
        return registers.get(key);
    }

    @Operation
    public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
        registers.put(key, value);
    }

    @Operation
    public int putIfAbsent(@Param(name = "key") int key, @Param(name = "value") int value) {
        return registers.putIfAbsent(key, value);
    }

    @Operation
    public boolean replace(
            @Param(name = "key") int key, @Param(name = "value") int expected, @Param(name = "value") int value) {
        return registers.replace(key, expected, value);
    }

    @Operation
    public boolean remove(@Param(name = "key") int key) {
        return registers.remove(key);
    }

    @Operation
    public boolean removeExpected(@Param(name = "key") int key, @Param(name = "value") int expected) {
        return registers.remove(key, expected);
    }
}
