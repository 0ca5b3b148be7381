package org.twatcache.bench.churn.operator;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;

/** What an operator does. */
final class Acts {

    private static final List<String> ENGINES = List.of("caffeine", "map", "map", "caffeine", "ghost", "park");
    private static final List<SwapMode> MODES = List.of(SwapMode.values());
    private static final int KINDS = 16;

    private Acts() {}

    static String one(CacheAdmin admin, Random random) throws Exception {
        List<CacheControl> caches = admin.caches();
        int kind = random.nextInt(KINDS);
        String engine = ENGINES.get(random.nextInt(ENGINES.size()));
        SwapMode mode = MODES.get(random.nextInt(MODES.size()));
        int wait = random.nextInt(3);
        if (caches.isEmpty()) {
            return "";
        }
        CacheControl control = caches.get(random.nextInt(caches.size()));
        switch (kind) {
            case 0 -> {
                admin.engines();
                admin.events();
                admin.leaks();
                return "looked around";
            }
            case 1 -> {
                control.info();
                control.stats();
                control.why();
                return "looked at #" + control.id();
            }
            case 2 -> {
                admin.subscribe(event -> {}).close();
                return "subscribed";
            }
            case 3 -> {
                if (wait == 0) {
                    control.close();
                } else if (wait == 1) {
                    control.destroy();
                }
                return "closed or destroyed #" + control.id();
            }
            default -> {
                return swap(control, engine, mode, wait);
            }
        }
    }

    private static String swap(CacheControl control, String engine, SwapMode mode, int wait) throws Exception {
        Migration migration = control.swap(engine, mode);
        if (wait == 0) {
            migration.cancel();
        } else if (wait == 1) {
            migration.await(Duration.ofSeconds(2));
        }
        migration.progress();
        return "swapped #" + control.id() + " to " + engine + ", " + mode;
    }
}
