package org.twatcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallTypesTest {

    /** Its second argument is the one that TypeRef should see, and could not tell. */
    private abstract static class Twice<A, B> extends TypeRef<B> {}

    private static final class Fixed extends TypeRef<Map<String, List<Integer>>> {}

    private static <T> TypeRef<T> ofVariable() {
        return new TypeRef<>() {};
    }

    @Test
    void typeRef_carriesItsArguments() {
        assertThat(new TypeRef<List<String>>() {}).hasToString("java.util.List<java.lang.String>");
        assertThat(new TypeRef<String>() {}.type()).isEqualTo(String.class);
        assertThat(new TypeRef<String[]>() {}.type()).isEqualTo(String[].class);
        assertThat(new Fixed()).hasToString("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
    }

    @Test
    @SuppressWarnings("rawtypes")
    void typeRef_withoutAType_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TypeRef() {})
                .withMessageContaining("new TypeRef<List<String>>() {}");
        assertThatIllegalArgumentException().isThrownBy(() -> new Twice<String, Integer>() {});
        assertThatIllegalArgumentException().isThrownBy(SmallTypesTest::ofVariable);
    }

    @ParameterizedTest
    @EnumSource
    void trait_isReadInEveryForm(EngineTrait trait) {
        assertThat(EngineTrait.of(trait.text())).isEqualTo(trait);
        assertThat(EngineTrait.of(trait.name())).isEqualTo(trait);
        assertThat(EngineTrait.of(" " + trait.name().toLowerCase(Locale.ROOT) + " "))
                .isEqualTo(trait);
    }

    @Test
    void trait_thatIsNone_listsThoseThatAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineTrait.of("magic"))
                .withMessage("'magic' is no trait of an engine; there are keeps-bytes, expires, expires-idle,"
                        + " bounds-entries, bounds-weight, bounds-bytes, persistent, shared, sends-invalidations");
        assertThatIllegalArgumentException().isThrownBy(() -> EngineTrait.of(""));
    }

    @Test
    void exceptions_nameCacheAndEngine() {
        List<String> available = new ArrayList<>(List.of("map"));
        RuntimeException cause = new IllegalStateException();
        EngineNotAvailableException e = new EngineNotAvailableException("m", "c", "e", available, cause);
        available.clear();
        assertThat(e).hasMessage("m").hasCause(cause).isInstanceOf(CacheEngineException.class);
        assertThat(e.available()).containsExactly("map");
        assertThat(List.of(String.valueOf(e.cache()), String.valueOf(e.engine())))
                .containsExactly("c", "e");
        assertThat(new CachePathException("m", null, null, null))
                .isInstanceOf(CacheResourceException.class)
                .isInstanceOf(CacheException.class);
        assertThat(new CacheClosedException("m")).isInstanceOf(IllegalStateException.class);
        assertThat(new CacheLoadException("m", "c", null, null)).isInstanceOf(CacheOperationException.class);
        assertThat(new CacheSerializationException("m", "c", null, null)).isInstanceOf(CacheOperationException.class);
    }

    @Test
    void bundleRef_isShownWithItsNumberInOsgiOnly() {
        assertThat(new BundleRef(7, "com.acme", "1.0.0")).hasToString("com.acme [7]");
        assertThat(new BundleRef(-1, "com.acme.Main", "0.0.0")).hasToString("com.acme.Main");
    }

    @Test
    void standalone_withoutCore_saysWhatIsMissing() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> TwatCache.standalone(SmallTypesTest.class))
                .withMessageContaining("put org.twatcache.core and an engine on the class path")
                .withMessageContaining("inside OSGi use the service org.twatcache.CacheContexts");
        assertThatNullPointerException().isThrownBy(() -> TwatCache.standalone(nothing()));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }
}
