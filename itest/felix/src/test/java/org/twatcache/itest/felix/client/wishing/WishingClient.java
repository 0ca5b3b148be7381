package org.twatcache.itest.felix.client.wishing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;

/**
 * Has no wish but a cache, which is configured by others, and whose values are of a class of its own bundle. That comes in
 * versions, and so is known by its name alone: it has a static method {@code named}. Understands {@code put KEY NAME},
 * {@code get KEY} and {@code births}.
 */
@Component(service = Function.class, immediate = true)
public final class WishingClient implements Function<List<String>, String> {

    /** The class of the values. */
    public static final String TYPE = "org.acme.reports.Report";

    /** What is told of a key that has no value. */
    public static final String NONE = "none";

    private static final AtomicInteger BIRTHS = new AtomicInteger();

    private final Cache<String, Object> reports;

    /** Activated. */
    @Activate
    public WishingClient(@Reference(target = "(cache.name=reports)") Cache<String, Object> reports) {
        this.reports = reports;
        BIRTHS.incrementAndGet();
    }

    @Override
    public String apply(List<String> words) {
        try {
            return switch (words.get(0)) {
                case "put" -> {
                    reports.put(
                            words.get(1),
                            type().getMethod("named", String.class).invoke(null, words.get(2)));
                    yield "put";
                }
                case "get" -> told(reports.get(words.get(1)));
                case "births" -> BIRTHS.toString();
                default -> throw new IllegalArgumentException(words.toString());
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type() throws ClassNotFoundException {
        return Class.forName(TYPE, true, WishingClient.class.getClassLoader());
    }

    /** A value as text; it has to be of this bundle's class, and not of another of that name. */
    private static String told(@Nullable Object value) throws ClassNotFoundException {
        if (value == null) {
            return NONE;
        }
        return type().isInstance(value) ? value.toString() : value.getClass() + " is not " + type();
    }
}
