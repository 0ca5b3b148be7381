package org.twatcache.bench.crash;

/**
 * How much of everything.
 *
 * @param kills deaths of the process for each level
 * @param cuts of the power for each level
 * @param damage trials
 * @param calls with interrupts for each level
 * @param fills of the disk
 */
record Scale(int kills, int cuts, Amounts damage, int calls, int fills) {

    static final Scale FULL = new Scale(200, 100, new Amounts(1_000, 200, 100, 50), 10_000, 50);

    static final Scale SHORT = new Scale(4, 2, new Amounts(100, 20, 10, 5), 1_000, 2);
}
