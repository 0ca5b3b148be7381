package org.twatcache.codec.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSerializationException;
import org.twatcache.TypeRef;
import org.twatcache.codec.ValueCodec;
import org.twatcache.codec.smile.Samples.Animal;
import org.twatcache.codec.smile.Samples.Bean;
import org.twatcache.codec.smile.Samples.Dog;
import org.twatcache.codec.smile.Samples.FinalField;
import org.twatcache.codec.smile.Samples.Inner;
import org.twatcache.codec.smile.Samples.Kennel;
import org.twatcache.codec.smile.Samples.NoConstructor;
import org.twatcache.codec.smile.Samples.SubBean;
import org.twatcache.codec.smile.Samples.Tree;

/** What would not come back as it was is refused, when the cache is opened or when the value is put. */
class RefusalTest {

    static final class OwnList extends ArrayList<String> {}

    static final class OwnException extends RuntimeException {}

    static Stream<Type> lossyTypes() {
        return Stream.of(
                Object.class,
                Number.class,
                Comparable.class,
                Class.class,
                List.class,
                Runnable.class,
                Thread.class,
                OwnList.class,
                OwnException.class,
                FinalField.class,
                NoConstructor.class,
                Inner.class,
                Animal.class,
                Kennel.class,
                new TypeRef<Collection<String>>() {}.type(),
                new TypeRef<List<?>>() {}.type(),
                new TypeRef<Map<String, Object>>() {}.type());
    }

    @ParameterizedTest
    @MethodSource("lossyTypes")
    void open_typeThatWouldLose_isRefusedWithWhatToDo(Type type) {
        assertThatThrownBy(() -> Coding.open(type))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("'tested'")
                .hasMessageContaining("smile");
    }

    static Stream<Object[]> lossyValues() {
        TreeMap<String, String> map = new TreeMap<>(Comparator.reverseOrder());
        return Stream.of(
                new Object[] {Bean.class, new SubBean()},
                new Object[] {new TypeRef<List<Bean>>() {}.type(), List.of(new SubBean())},
                new Object[] {new TypeRef<SortedMap<String, String>>() {}.type(), map},
                new Object[] {new TypeRef<SortedSet<String>>() {}.type(), new TreeSet<>(map.comparator())},
                new Object[] {String.class, "half a pair: \ud83d"},
                new Object[] {Bean[].class, new SubBean[0]},
                new Object[] {Integer.class, "a text"});
    }

    @ParameterizedTest
    @MethodSource("lossyValues")
    void encode_valueThatWouldLose_isRefused(Type type, Object value) {
        ValueCodec codec = Coding.open(type);

        assertThatThrownBy(() -> Coding.encode(codec, value))
                .isInstanceOf(CacheSerializationException.class)
                .hasMessageContaining("'tested'");
    }

    @Test
    void encode_classNotAllowed_isRefused() {
        ValueCodec codec = Coding.open(Kennel.class, "com.acme");

        assertThatThrownBy(() -> Coding.encode(codec, new Kennel(List.of(new Dog("a")))))
                .isInstanceOf(CacheSerializationException.class)
                .hasMessageContaining("allow");
    }

    @Test
    void encode_valueInItself_isRefused() {
        List<Tree> children = new ArrayList<>();
        Tree tree = new Tree("root", children);
        children.add(tree);
        ValueCodec codec = Coding.open(Tree.class);

        assertThatThrownBy(() -> Coding.encode(codec, tree)).isInstanceOf(CacheSerializationException.class);
    }

    @Test
    void encode_tooLong_isRefusedAsItWouldBeWhenRead() {
        ValueCodec codec = Coding.open(byte[].class);

        assertThatThrownBy(() -> codec.encode(new byte[Limits.LENGTH], OutputStream.nullOutputStream()))
                .isInstanceOf(CacheSerializationException.class)
                .hasMessageContaining("longer");
    }

    @Test
    void encode_outputFails_itsExceptionIsPassedOn() {
        IOException failure = new IOException("full");
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };

        assertThatThrownBy(() -> Coding.open(String.class).encode("a", out)).isSameAs(failure);
    }

    @Test
    void encode_output_isNeitherFlushedNorClosed() throws IOException {
        List<String> calls = new ArrayList<>();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void flush() {
                calls.add("flush");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };

        Coding.open(String.class).encode("a", out);

        assertThat(calls).isEmpty();
    }
}
