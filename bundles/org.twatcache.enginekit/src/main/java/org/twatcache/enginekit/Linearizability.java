package org.twatcache.enginekit;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.twatcache.enginekit.lincheck.CheckedRegister;
import org.twatcache.enginekit.lincheck.CheckedRegisters;

/** Lincheck finds mixtures of calls whose answers no order of these calls explains. */
final class Linearizability<T> extends Theme<T> {

    /** A scenario that is run less often shows nothing. */
    private static final int FEWEST_RUNS = 20;

    Linearizability(Bench<T> bench) {
        super(bench);
    }

    private Options<?, ?> stress() {
        return sized(new StressOptions().iterations(10), 150).actorsPerThread(3);
    }

    private Options<?, ?> modelChecking() {
        return sized(new ModelCheckingOptions().iterations(5), 60).actorsPerThread(2);
    }

    /** Three threads: where two just fit the cores, Lincheck spins on both of them and is five times slower. */
    private Options<?, ?> sized(Options<?, ?> options, int runs) {
        return options.invocationsPerIteration(Math.max(FEWEST_RUNS, runs * bench().effort() / 100))
                .threads(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(false);
    }

    @Case
    void operations_ofThreeThreads_haveAnOrder() {
        EngineRegisters<T> registers = new EngineRegisters<>(open(), bench().samples());
        CheckedRegisters.check(registers, stress());
        if (bench().modelChecked()) {
            CheckedRegisters.check(registers, modelChecking());
        }
    }

    @Case
    void clear_ofThreeThreads_hasAPlaceAmongTheOperations() {
        EngineRegisters<T> registers = new EngineRegisters<>(open(), bench().samples());
        CheckedRegister.check(registers, stress());
        if (bench().modelChecked()) {
            CheckedRegister.check(registers, modelChecking());
        }
    }
}
