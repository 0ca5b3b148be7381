package org.twatcache.core.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

final class RecordMethodsTest {

    /** Its components are its own, so that each of its methods is made from its class. */
    public record Pair(Part one, Part other) {

        public static Object sample() {
            Pair pair = new Pair(new Part("one"), new Part("other"));
            return pair.equals(new Pair(new Part("one"), new Part("other"))) + pair.toString() + pair.hashCode();
        }
    }

    public record Part(String name) {}

    @Test
    void loaderOfTheLastComparedRecord_afterForget_isGone() throws Exception {
        WeakReference<ClassLoader> loader = comparedElsewhere();

        RecordMethods.forget();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).isNull();
        });
    }

    private static WeakReference<ClassLoader> comparedElsewhere() throws Exception {
        ClassLoader elsewhere = new Elsewhere();
        Class<?> pair = elsewhere.loadClass(Pair.class.getName());
        assertThat(pair).isNotSameAs(Pair.class);
        pair.getMethod("sample").invoke(null);
        return new WeakReference<>(elsewhere);
    }

    /** Defines the records of this test once more. */
    private static final class Elsewhere extends ClassLoader {

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(RecordMethodsTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
            try (InputStream in = RecordMethodsTest.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
