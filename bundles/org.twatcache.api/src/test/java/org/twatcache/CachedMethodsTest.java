package org.twatcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachedMethodsTest {

    private static final CachedMethods PLAIN = CachedMethods.of(Supplier.class);

    @ParameterizedTest
    @CsvSource({
        "find, find, true",
        "find, findAll, false",
        "find*, find, true",
        "find*, findAll, true",
        "find*, refind, false",
        "*, anything, true",
        "*ByName, findByName, true",
        "*ByName, findByNameToo, false",
        "get*By*, getAllByName, true",
        "get*By*, getAll, false",
        "a*bc, abbc, true",
        "a**, a, true",
        "*a*a*a*a*a*a*a*a*b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
    })
    void pattern_matches_theWholeName(String pattern, String method, boolean matches) {
        assertThat(PLAIN.methods(pattern).caches(method)).isEqualTo(matches);
        assertThat(PLAIN.methods(pattern).evicts(method)).isFalse();
        assertThat(PLAIN.evicting(pattern).evicts(method)).isEqualTo(matches);
        assertThat(PLAIN.evicting(pattern).caches(method)).isFalse();
    }

    @Test
    void pattern_withAnExclamationMark_leavesOut_whereverItStands() {
        CachedMethods methods = PLAIN.methods("!getSize", "get*", "find");
        assertThat(methods.caches("getSize")).isFalse();
        assertThat(methods.caches("getName")).isTrue();
        assertThat(methods.caches("find")).isTrue();
        assertThat(PLAIN.methods("!getSize").caches("getName")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!", "find ", "find()", "find.*", "!!find"})
    void pattern_thatIsNone_isRefused(String pattern) {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> PLAIN.methods(pattern))
                .withMessageContaining("'" + pattern + "' is no name of methods");
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> PLAIN.evicting(pattern));
    }

    @Test
    void choice_isImmutable_andKeepsWhatIsSet() {
        CachedMethods all = CachedMethods.of(Supplier.class, Function.class, Supplier.class)
                .named("reports")
                .engine("caffeine")
                .timeToLive(Duration.ofMinutes(5))
                .maximumSize(10)
                .property("jitter", "0.1")
                .tags("service", "reports")
                .classLoader(CachedMethodsTest.class.getClassLoader());
        assertThat(all.interfaces()).containsExactly(Supplier.class, Function.class);
        assertThat(all.isAnnotated()).isFalse();
        assertThat(all.properties())
                .containsOnlyKeys("name", "engine", "ttl", "max.size", "jitter")
                .containsEntry("name", "reports")
                .containsEntry("ttl", "5m")
                .containsEntry("max.size", "10");
        assertThat(all.classLoader()).isSameAs(CachedMethodsTest.class.getClassLoader());
        assertThat(all.tags()).containsExactly("service", "reports");
        assertThat(PLAIN.tags()).isEmpty();
        assertThat(PLAIN.properties()).isEmpty();
        assertThat(PLAIN.classLoader()).isNull();
    }

    @Test
    @SuppressWarnings("NullAway") // Bad input.
    void value_thatMakesNoSense_isRefusedAtOnce() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> PLAIN.property("ttl", "5 minutes"))
                .withMessageContaining("'5 minutes' is not a duration");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> PLAIN.property("color", "red"))
                .withMessageContaining("there is no such key");
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> PLAIN.maximumSize(0));
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> PLAIN.timeToLive(Duration.ZERO));
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> PLAIN.named(" "));
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> PLAIN.tags("report:{0}"))
                .withMessageContaining("'report:{0}' is empty or has braces");
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> PLAIN.tags(""));
        assertThatNullPointerException().isThrownBy(() -> PLAIN.property("ttl", null));
        assertThatNullPointerException().isThrownBy(() -> PLAIN.classLoader(null));
    }

    @Test
    void interface_thatIsNone_isRefused() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> CachedMethods.of(String.class))
                .withMessageContaining("java.lang.String is no interface");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> CachedMethods.annotated(Override.class))
                .withMessageContaining("java.lang.Override is no interface");
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(CachedMethods::of);
    }

    @Test
    void annotations_andRules_excludeEachOther() {
        CachedMethods annotated = CachedMethods.annotated(Supplier.class);
        assertThat(annotated.named("other").isAnnotated()).isTrue();
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> annotated.methods("get"))
                .withMessageContaining("CachedMethods.of");
        assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> annotated.evicting("get"));
    }

    /** Methods whose results can be kept, and one that is generic. */
    interface Kept<T extends List<?>, S extends Iterator<?>> {

        String plain();

        Integer boxed();

        int[] numbers();

        Optional<String>[] several();

        List<Optional<String>> list();

        T generic();

        CompletionStage<String> stage();

        CompletableFuture<? extends List<String>> future();

        S used();

        CompletionStage<Void> done();

        CompletableFuture<Stream<String>> stream();

        CompletionStage<CompletionStage<String>> twice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "boxed", "numbers", "several", "list", "generic", "stage", "future"})
    void result_ofAValue_canBeKept(String method) throws NoSuchMethodException {
        assertThat(CachedMethods.whyNotKept(Kept.class.getMethod(method).getGenericReturnType()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "void, it returns nothing",
        "java.lang.Void, it returns nothing",
        "long, 'it returns the primitive long, and what is kept are objects; return Long'",
        "java.util.Optional, which wraps a result and is none",
        "java.util.OptionalLong, which wraps a result and is none",
        "java.util.stream.IntStream, which can be gone through once only",
        "java.util.ListIterator, which can be gone through once only",
        "java.util.concurrent.RunnableFuture, which is not yet a result",
        "java.util.concurrent.Future, which is not yet a result",
        "java.io.InputStream, which is closed by the first who uses it",
    })
    void result_forOneCaller_cannotBeKept(String type, String reason) throws Exception {
        Class<?> result = type.equals("void") ? void.class : type.equals("long") ? long.class : Class.forName(type);
        assertThat(CachedMethods.whyNotKept(result))
                .hasValueSatisfying(why -> assertThat(why).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "used, it returns java.util.Iterator",
        "done, it returns nothing",
        "stream, it returns java.util.stream.Stream",
        "twice, it returns java.util.concurrent.CompletionStage",
    })
    void result_isJudgedByWhatItStandsFor(String method, String reason) throws NoSuchMethodException {
        assertThat(CachedMethods.whyNotKept(Kept.class.getMethod(method).getGenericReturnType()))
                .hasValueSatisfying(why -> assertThat(why).contains(reason));
    }

    @Test
    void object_thatIsNotCached_hasNoCaches() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachedObject.of("text"))
                .withMessageContaining("java.lang.String");
        Object foreign = Proxy.newProxyInstance(null, new Class<?>[] {Runnable.class}, (proxy, method, args) -> null);
        assertThatIllegalArgumentException().isThrownBy(() -> CachedObject.of(foreign));
    }
}
