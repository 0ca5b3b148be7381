package org.twatcache.bench.churn;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.twatcache.bench.churn.link.Operator;

/** Starts, stops, updates and refreshes bundles, and configures the platform, as a seed says. */
final class Director {

    private final Stage stage;
    private final Loaders loaders;
    private final Random random;

    Director(Stage stage, Loaders loaders, long seed) {
        this.stage = stage;
        this.loaders = loaders;
        this.random = new Random(seed);
    }

    /** What is to be done, and how. */
    record Action(String name, Step step) {}

    /** How. */
    interface Step {
        void run() throws Exception;
    }

    /** The next action. Some stop, more start, so that most is there most of the time. */
    Action next() {
        String name = Cast.RESTLESS.get(random.nextInt(Cast.RESTLESS.size()));
        Bundle bundle = stage.bundle(name);
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new Action("stop " + name, bundle::stop);
            case 3, 4, 5, 6 -> new Action("update " + name, () -> update(bundle));
            case 7, 8, 9 -> new Action("refresh " + name, () -> refresh(bundle));
            case 10, 11, 12 -> configure();
            default -> new Action("start " + name, bundle::start);
        };
    }

    /** How long to wait after an action, in milliseconds. */
    int pause() {
        return random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(5);
    }

    private void update(Bundle bundle) throws Exception {
        note(bundle);
        Stage.update(bundle);
        note(bundle);
    }

    private void refresh(Bundle bundle) throws Exception {
        note(bundle);
        stage.refresh(bundle);
        note(bundle);
    }

    private void note(Bundle bundle) {
        loaders.note(bundle.getSymbolicName(), Stage.loader(bundle));
    }

    private Action configure() {
        Map<String, Object> values = Configurations.draw(random);
        return new Action(
                "configure " + text(values),
                () -> stage.use(Operator.class, 0, operator -> {
                    operator.configure(values);
                    return true;
                }));
    }

    private static String text(@Nullable Map<String, Object> values) {
        if (values == null) {
            return "nothing";
        }
        Map<String, String> texts = new TreeMap<>();
        values.forEach((key, value) ->
                texts.put(key, value instanceof Object[] many ? Arrays.toString(many) : String.valueOf(value)));
        return texts.toString();
    }
}
