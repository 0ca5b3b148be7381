package org.twatcache.itest.felix.client.typed;

import java.util.Dictionary;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;

/**
 * Keeps values of a class of its own bundle on a disk, by the codec that a header names, alone or with others. The class comes in versions, and so
 * is known by its name alone: it has a static method {@code named}. Understands {@code put KEY NAME}, {@code get KEY},
 * {@code later KEY}, {@code damaged} and {@code errors}.
 */
public final class TypedClient implements BundleActivator, Function<List<String>, String> {

    /** The class of the values. */
    public static final String TYPE = "org.acme.people.Person";

    /** The header that names a codec. */
    public static final String CODEC = "Cache-Codec";

    /** The header that says, by any value, that the cache is shared. */
    public static final String SHARED = "Cache-Shared";

    /** What is told of a key that has no value. */
    public static final String NONE = "none";

    private @Nullable Cache<String, Object> cache;

    @Override
    public void start(BundleContext context) throws ClassNotFoundException {
        ServiceReference<CacheContexts> contexts = context.getServiceReference(CacheContexts.class);
        cache = context.getService(contexts)
                .getOrCreate(spec(context.getBundle().getHeaders()));
        context.registerService(Function.class, this, null);
    }

    @SuppressWarnings("unchecked")
    private static CacheSpec<String, Object> spec(Dictionary<String, String> headers) throws ClassNotFoundException {
        CacheSpecBuilder<String, Object> spec = CacheSpec.of(String.class, (Class<Object>) type())
                .named("people")
                .engine("xodus");
        String codec = headers.get(CODEC);
        if (codec != null) {
            spec.codec(codec);
        }
        if (headers.get(SHARED) != null) {
            spec.shared();
        }
        return spec.build();
    }

    private static Class<?> type() throws ClassNotFoundException {
        return Class.forName(TYPE, true, TypedClient.class.getClassLoader());
    }

    /** Ends nothing: what it opened is the platform's to end. */
    @Override
    public void stop(BundleContext context) {
        cache = null;
    }

    @Override
    public String apply(List<String> words) {
        Cache<String, Object> open = cache;
        if (open == null) {
            throw new IllegalStateException("stopped");
        }
        try {
            switch (words.get(0)) {
                case "put" -> {
                    open.put(
                            words.get(1),
                            type().getMethod("named", String.class).invoke(null, words.get(2)));
                    return "put";
                }
                case "get" -> {
                    return told(open.get(words.get(1)));
                }
                case "later" -> {
                    return told(
                            open.async().get(words.get(1)).toCompletableFuture().join());
                }
                case "damaged" -> {
                    return Long.toString(open.view().stats().damaged());
                }
                case "errors" -> {
                    return Long.toString(open.view().stats().errors());
                }
                default -> throw new IllegalArgumentException(words.toString());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value as text; it has to be of this bundle's class, and not of another of that name. */
    private static String told(@Nullable Object value) throws ClassNotFoundException {
        if (value == null) {
            return NONE;
        }
        return type().isInstance(value) ? value.toString() : value.getClass() + " is not " + type();
    }
}
