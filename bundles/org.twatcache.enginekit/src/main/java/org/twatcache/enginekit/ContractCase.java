package org.twatcache.enginekit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngineFactory;

/**
 * A case that applies to an engine.
 *
 * @param theme where it belongs
 * @param method what it does
 */
record ContractCase(ThemeType theme, Method method) {

    /** The cases of a theme that apply to an engine with these traits, in order of their names. */
    static List<ContractCase> of(ThemeType theme, Set<EngineTrait> traits) {
        return Stream.of(theme.type().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Case.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> new ContractCase(theme, method))
                .filter(each -> each.appliesTo(traits))
                .toList();
    }

    /** The traits that the cases prove which apply to an engine with these. */
    static Set<EngineTrait> proven(Set<EngineTrait> traits) {
        Set<EngineTrait> proven = EnumSet.noneOf(EngineTrait.class);
        ThemeType.ALL.stream().flatMap(theme -> of(theme, traits).stream()).forEach(each -> {
            proven.addAll(each.theme.needs());
            proven.addAll(List.of(each.promise().needs()));
        });
        return proven;
    }

    String name() {
        return method.getName();
    }

    /** Where a development environment finds it. */
    URI source() {
        return URI.create("method:" + theme.type().getName() + "#" + name());
    }

    void run(EngineContract contract, CacheEngineFactory factory) throws Throwable {
        try (Bench<?> bench = Bench.of(contract, factory)) {
            method.invoke(theme.maker().apply(bench));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean appliesTo(Set<EngineTrait> traits) {
        return traits.containsAll(theme.needs())
                && traits.containsAll(List.of(promise().needs()))
                && Stream.of(promise().lacks()).noneMatch(traits::contains);
    }

    private Case promise() {
        return method.getAnnotation(Case.class);
    }
}
