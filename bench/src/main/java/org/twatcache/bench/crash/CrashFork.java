package org.twatcache.bench.crash;

import java.io.IOException;
import java.nio.file.Path;

/** One process that lives with a store. */
public final class CrashFork {

    static final String LIFE = "life";
    static final String DAMAGE = "damage";
    static final String INTERRUPTS = "interrupts";
    static final String FULL = "full";

    private CrashFork() {}

    /**
     * Does one thing.
     *
     * @param args what, the name of a store, its folder, and what else that takes
     * @throws IOException where a file cannot be read or written
     * @throws InterruptedException where the thread was interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String store = args[1];
        Path folder = Path.of(args[2]);
        switch (args[0]) {
            case LIFE -> Life.live(store, folder, Path.of(args[3]), number(args[4]), number(args[5]), seed(args[6]));
            case DAMAGE -> new Damage(store, folder, Amounts.parse(args[3]), seed(args[5])).run(number(args[4]));
            case INTERRUPTS -> new Interrupts(store, folder, seed(args[4])).run(number(args[3]));
            case FULL -> new FullDisk(store, folder, seed(args[4])).run(number(args[3]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        // Some stores leave threads behind that would keep this process alive.
        System.out.flush();
        System.exit(0);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static long seed(String text) {
        return Long.parseLong(text);
    }
}
