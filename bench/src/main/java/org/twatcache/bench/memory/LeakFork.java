package org.twatcache.bench.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleException;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.bench.harness.FelixHome;
import org.twatcache.bench.harness.Home;
import org.twatcache.bench.harness.LeftBehind;

/** One fork: opens and closes caches and prints what is left behind. */
public final class LeakFork {

    static final String STANDALONE = "standalone";
    static final String LEAKY = "leaky";
    static final String FELIX = "felix";

    private static final String ENGINE = "caffeine";

    private static final int WARM_UP = 1_000;
    private static final int VALUE_BYTES = 2_048;

    private final List<Cache<String, byte[]>> kept = new ArrayList<>();
    private final CacheSpec<String, byte[]> spec = CacheSpec.of(String.class, byte[].class)
            .engine(ENGINE)
            .maximumSize(WARM_UP)
            .build();
    private final Home home;
    private final boolean leaky;

    private LeakFork(Home home, boolean leaky) {
        this.home = home;
        this.leaky = leaky;
    }

    /**
     * Opens and closes.
     *
     * @param args how many; where; for Felix the folders of its bundles, of ours, and for its storage
     * @throws IOException where the open files cannot be counted
     * @throws BundleException where the framework or a bundle does not start
     */
    public static void main(String[] args) throws IOException, BundleException {
        boolean leaky = args[1].equals(LEAKY);
        try (Home home = args[1].equals(FELIX)
                ? FelixHome.start(Path.of(args[2]), Path.of(args[3]), Path.of(args[4]), List.of(ENGINE))
                : Home.standalone()) {
            System.out.println(
                    new LeakFork(home, leaky).run(Integer.parseInt(args[0])).toLine());
        }
    }

    private LeftBehind run(int count) throws IOException {
        openAndClose(WARM_UP);
        LeftBehind before = LeftBehind.now(home.services());
        openAndClose(count - WARM_UP);
        LeftBehind after = LeftBehind.now(home.services());
        if (leaky == kept.isEmpty()) {
            throw new IllegalStateException("The planted leak keeps " + kept.size() + " caches");
        }
        return after.since(before);
    }

    private void openAndClose(int count) {
        for (int i = 0; i < count; i++) {
            Cache<String, byte[]> cache = home.contexts().open(spec);
            cache.put("key", new byte[VALUE_BYTES]);
            if (cache.get("key") == null) {
                throw new IllegalStateException("A new cache forgot its only entry");
            }
            if (leaky && i % 100 == 0) {
                kept.add(cache);
            } else {
                cache.close();
            }
        }
    }
}
