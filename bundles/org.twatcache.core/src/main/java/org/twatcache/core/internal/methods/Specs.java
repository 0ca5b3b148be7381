package org.twatcache.core.internal.methods;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.CachedMethods;
import org.twatcache.TypeRef;
import org.twatcache.core.internal.memo.ArgumentTypes;

/** The specs of the caches of methods. */
final class Specs {

    static final String NAME = "name";

    private final CachedMethods choice;
    private final Refusals refusals;

    Specs(CachedMethods choice, Refusals refusals) {
        this.choice = choice;
        this.refusals = refusals;
    }

    /**
     * The spec of a method's cache, with what the choice sets; null where it is refused.
     *
     * @param tagged whether its results have tags
     * @param base stands in front of the signature in its name
     * @param said of the method itself, its whole name among it where it has one
     */
    @Nullable
    CacheSpec<Object, Object> of(
            InterfaceMethod method, Keys keys, boolean tagged, String base, Map<String, String> said) {
        Optional<String> refusal = CachedMethods.whyNotKept(method.result());
        if (refusal.isPresent()) {
            refusals.add(method, refusal.get());
            return null;
        }
        String named = choice.properties().get(NAME);
        String name = named == null && said.containsKey(NAME)
                ? said.get(NAME)
                : (named == null ? base : named) + "." + method.signature();
        CacheSpecBuilder<Object, Object> spec = builder(method, keys);
        try {
            said.forEach(spec::property);
            choice.properties().forEach(spec::property);
            if (tagged) {
                spec.tagged();
            }
            ClassLoader loader = choice.classLoader();
            return (loader == null ? spec : spec.classLoader(loader))
                    .named(name)
                    .build();
        } catch (CacheConfigurationException e) {
            refusals.add(method, String.valueOf(e.getMessage()));
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static CacheSpecBuilder<Object, Object> builder(InterfaceMethod method, Keys keys) {
        Type types = ArgumentTypes.of(keys.parameters().toArray(Type[]::new));
        return CacheSpec.of((TypeRef<Object>) TypeRef.of(types), (TypeRef<Object>) TypeRef.of(method.kept()));
    }
}
