package org.twatcache.bench.churn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.twatcache.bench.churn.link.Client;

/** Starts all bundles in one order after the other, in one framework; after each, everything has to work at once. */
final class StartOrders {

    static final String PLATFORM = "platform";
    static final String EVERYBODY = "everybody";

    private static final int REFRESH_EVERY = 10;
    private static final String WORKING = "caffeine=kept map=kept";

    private final Stage stage;
    private final Consumer<String> say;
    private int turn;
    private int broken;

    StartOrders(Stage stage, Consumer<String> say) {
        this.stage = stage;
        this.say = say;
    }

    /** Every order of some bundles, or the first so many of them shuffled; the others are started. How many do not work. */
    int platform(int count, long seed) throws Exception {
        List<List<String>> orders = new ArrayList<>();
        permute(new ArrayList<>(), Cast.PLATFORM, orders);
        Collections.shuffle(orders, new Random(seed));
        for (List<String> order : orders.subList(0, Math.min(count, orders.size()))) {
            stop(Cast.PLATFORM);
            check(order);
        }
        return broken;
    }

    /** Random orders of all bundles. How many do not work. */
    int everybody(int count, long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            List<String> order = new ArrayList<>(Cast.all());
            Collections.shuffle(order, random);
            stop(order);
            check(order);
        }
        return broken;
    }

    /** How many orders of all bundles there are beside so many of the platform's: 500 beside 720. */
    static int ofEverybody(int ofPlatform) {
        return ofPlatform * 500 / 720;
    }

    private void stop(List<String> names) throws Exception {
        for (String name : names) {
            stage.bundle(name).stop();
        }
        if (turn++ % REFRESH_EVERY == 0) {
            stage.refresh(names.stream().map(stage::bundle).toArray(Bundle[]::new));
        }
    }

    private void check(List<String> order) throws Exception {
        stage.start(order);
        String found;
        try {
            found = found(order);
        } catch (RuntimeException e) {
            found = e.toString();
        }
        if (!found.equals(WORKING)) {
            broken++;
            say.accept("BROKEN order " + order + ": " + found);
        }
    }

    private String found(List<String> order) throws Exception {
        for (String name : order) {
            if (stage.bundle(name).getState() != Bundle.ACTIVE) {
                return name + " is not active";
            }
        }
        if (stage.count("(osgi.command.scope=cache)") == 0) {
            return "no commands";
        }
        BundleContext context = stage.context();
        for (ServiceReference<Client> reference :
                context.getServiceReferences(Client.class, "(client=" + Cast.STAYING + ")")) {
            return Objects.requireNonNull(context.getService(reference)).lookUp();
        }
        return "no client";
    }

    private static void permute(List<String> begun, List<String> rest, List<List<String>> orders) {
        if (rest.isEmpty()) {
            orders.add(List.copyOf(begun));
        }
        for (String next : rest) {
            List<String> longer = new ArrayList<>(begun);
            longer.add(next);
            permute(longer, rest.stream().filter(each -> !each.equals(next)).toList(), orders);
        }
    }
}
