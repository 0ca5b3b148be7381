package org.twatcache.codec.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.CacheSerializationException;
import org.twatcache.TypeRef;
import org.twatcache.codec.ValueCodec;
import org.twatcache.codec.smile.Samples.Order;

/** A type whose shape changed has another fingerprint; one that did not has the same in every loader. */
class ShapeTest {

    @TempDir
    Path folder;

    private long fingerprint(String... sources) throws Exception {
        return open(sources).fingerprint();
    }

    private ValueCodec open(String... sources) throws Exception {
        ClassLoader loader = Compiled.loader(folder, sources);
        return new SmileCodec().open(Request.by(loader, loader.loadClass("p.A"), "p"));
    }

    @Test
    void fingerprint_sameShape_isTheSameEverywhere() throws Exception {
        assertThat(fingerprint("public record A(int x, B b) {}", "public record B(String s) {}"))
                .isEqualTo(fingerprint("public record A(int x, B b) {}", "public record B(String s) {}"));
        assertThat(Coding.open(String.class).fingerprint())
                .isEqualTo(Coding.open(String.class).fingerprint());
    }

    @Test
    void fingerprint_changedShape_isAnother() throws Exception {
        String b = "public record B(String s) {}";
        assertThat(List.of(
                        fingerprint("public record A(int x, B b) {}", b),
                        fingerprint("public record A(int y, B b) {}", b),
                        fingerprint("public record A(long x, B b) {}", b),
                        fingerprint("public record A(Integer x, B b) {}", b),
                        fingerprint("public record A(B b, int x) {}", b),
                        fingerprint("public record A(int x, B b, int z) {}", b),
                        fingerprint("public record A(int x, B b) {}", "public record B(byte[] s) {}"),
                        fingerprint("public record A(int x, B b) {}", "public enum B { C, D }"),
                        fingerprint("public record A(int x, B b) {}", "public enum B { D, C }"),
                        fingerprint("public class A { int x; B b; }", b),
                        fingerprint("public class A { int x; B c; }", b),
                        fingerprint("public sealed interface A permits B {}", "public record B() implements A {}"),
                        fingerprint("public record A(java.util.List<B> b) {}", b),
                        fingerprint("public record A(java.util.Set<B> b) {}", b),
                        fingerprint("public record A(B[] b) {}", b),
                        fingerprint("public record A(java.util.Optional<B> b) {}", b)))
                .doesNotHaveDuplicates();
    }

    @Test
    void fingerprint_orderOfFieldsOfABean_doesNotMatter() throws Exception {
        assertThat(fingerprint("public class A { int x; long y; }"))
                .isEqualTo(fingerprint("public class A { long y; int x; }"));
    }

    @Test
    void fingerprint_otherArguments_isAnother() {
        assertThat(Coding.open(new TypeRef<Map<String, Order>>() {}.type()).fingerprint())
                .isNotEqualTo(
                        Coding.open(new TypeRef<Map<Order, String>>() {}.type()).fingerprint());
    }

    /** The fingerprint of the cache's type cannot know them, so each carries its own. */
    @Test
    void decode_namedClassThatChanged_isRefused() throws Exception {
        String a =
                "public class A { Object unused() { return this; } I i = make(); static I make() { return new B(); } }";
        String i = "public interface I {}";
        ValueCodec before = open(a, i, "public class B implements I { int x = 1; }");
        ClassLoader loader = Compiled.loader(folder, a, i, "public class B implements I { int x = 1; }");
        ValueCodec same = new SmileCodec().open(Request.by(loader, loader.loadClass("p.A"), "p"));
        byte[] bytes =
                Coding.encode(same, loader.loadClass("p.A").getConstructor().newInstance());

        assertThat(Coding.decode(before, bytes).getClass().getName()).isEqualTo("p.A");
        ValueCodec after = open(a, i, "public class B implements I { int y = 1; }");
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThatThrownBy(() -> Coding.decode(after, bytes))
                .isInstanceOf(CacheSerializationException.class)
                .hasMessageContaining("another shape");
    }
}
