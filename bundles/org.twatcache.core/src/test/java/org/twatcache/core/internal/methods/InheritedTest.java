package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheContexts;
import org.twatcache.CacheEvict;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Interfaces that extend others, with types of their own. */
class InheritedTest {

    interface Repository<K, V> {

        @Cached
        V find(K id);

        @Cached
        Map<K, List<V>> all(K[] ids, Collection<? extends K> more);

        @CacheEvict("find")
        void remove(K id);

        V plain(K id);
    }

    /** Adds nothing. */
    interface Names extends Repository<Integer, String> {}

    /** Has a bridge method for each that it narrows. */
    interface Numbers extends Repository<String, Number> {

        @Override
        Integer find(String id);

        @Override
        @Cached
        Number plain(String id);
    }

    abstract static class Base<K, V> implements Repository<K, V> {

        final AtomicInteger calls = new AtomicInteger();

        @Override
        public Map<K, List<V>> all(K[] ids, Collection<? extends K> more) {
            calls.incrementAndGet();
            return Map.of();
        }

        @Override
        public void remove(K id) {
            calls.incrementAndGet();
        }
    }

    private static final class NamesInMemory extends Base<Integer, String> implements Names {

        @Override
        public String find(Integer id) {
            return id + "#" + calls.incrementAndGet();
        }

        @Override
        public String plain(Integer id) {
            return id + "#" + calls.incrementAndGet();
        }
    }

    private static final class NumbersInMemory extends Base<String, Number> implements Numbers {

        @Override
        public Integer find(String id) {
            return calls.incrementAndGet();
        }

        @Override
        public Number plain(String id) {
            return calls.incrementAndGet();
        }
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void inheritedMethods_haveTheTypesOfTheInterface() {
        Names names = contexts.cached(Names.class, new NamesInMemory());
        assertThat(names.find(1)).isEqualTo("1#1");
        assertThat(names.find(1)).isEqualTo("1#1");
        assertThat(names.all(new Integer[] {1}, List.of(2))).isEmpty();
        assertThat(names.all(new Integer[] {1}, List.of(2))).isEmpty();
        assertThat(((NamesInMemory) CachedObject.of(names).target()).calls).hasValue(2);
        names.remove(1);
        assertThat(names.find(1)).isEqualTo("1#4");
        assertThat(names.plain(1)).isEqualTo("1#5");
        assertThat(names.plain(1)).isEqualTo("1#6");
        String base = Names.class.getName() + ".";
        assertThat(CachedObject.of(names).names())
                .containsExactly(
                        base + "all(java.lang.Integer[],java.util.Collection)", base + "find(java.lang.Integer)");
    }

    @Test
    void types_areResolved_withTheirArguments() {
        InterfaceMethods methods = InterfaceMethods.of(List.of(Names.class), new Refusals("test"));
        InterfaceMethod all = methods.all().stream()
                .filter(each -> each.signature().name().equals("all"))
                .findAny()
                .orElseThrow();
        assertThat(all.result().getTypeName())
                .isEqualTo("java.util.Map<java.lang.Integer, java.util.List<java.lang.String>>");
        assertThat(all.parameters().get(0)).isEqualTo(Integer[].class);
        assertThat(all.parameters().get(1).getTypeName()).isEqualTo("java.util.Collection<java.lang.Integer>");
    }

    @Test
    void narrowedMethods_areTheSame_howeverTheyAreCalled() {
        Numbers numbers = contexts.cached(Numbers.class, new NumbersInMemory());
        Repository<String, Number> asDeclared = numbers;
        assertThat(numbers.find("a")).isEqualTo(1);
        assertThat(asDeclared.find("a")).isEqualTo(1);
        assertThat(asDeclared.find("b")).isEqualTo(2);
        assertThat(numbers.find("b")).isEqualTo(2);
        assertThat(numbers.plain("a")).isEqualTo(3);
        assertThat(asDeclared.plain("a")).isEqualTo(3);
        asDeclared.remove("a");
        assertThat(numbers.find("a")).isEqualTo(5);
        assertThat(CachedObject.of(numbers).names()).hasSize(3);
    }

    interface Loud extends Names {

        @Override
        @Cached(name = "loud")
        String find(Integer id);
    }

    private static final class LoudInMemory extends Base<Integer, String> implements Loud {

        @Override
        public String find(Integer id) {
            return id + "!" + calls.incrementAndGet();
        }

        @Override
        public String plain(Integer id) {
            return "";
        }
    }

    @Test
    void annotation_ofWhoOverrides_hasTheSay() {
        CachedObject cached = CachedObject.of(contexts.cached(Loud.class, new LoudInMemory()));
        assertThat(cached.names()).contains("loud").hasSize(2);
    }

    private static final class Both implements Supplier<String>, Function<String, String> {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String get() {
            return "v" + calls.incrementAndGet();
        }

        @Override
        public String apply(String text) {
            return text + calls.incrementAndGet();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void interfaces_ofTheJdk_areCachedByRules() {
        CachedObject cached =
                contexts.cached(CachedMethods.of(Supplier.class, Function.class).methods("get", "apply"), new Both());
        Object proxy = cached.proxy();
        assertThat(((Supplier<String>) proxy).get()).isEqualTo("v1");
        assertThat(((Supplier<String>) proxy).get()).isEqualTo("v1");
        Function<String, String> function = (Function<String, String>) proxy;
        assertThat(function.apply("a")).isEqualTo("a2");
        assertThat(function.apply("a")).isEqualTo("a2");
        assertThat(function.andThen(Objects::requireNonNull).apply("a")).isEqualTo("a3");
        assertThat(cached.names())
                .containsExactly(
                        "java.util.function.Function.apply(java.lang.Object)", "java.util.function.Supplier.get()");
    }
}
