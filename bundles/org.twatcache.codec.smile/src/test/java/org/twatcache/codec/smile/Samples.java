package org.twatcache.codec.smile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Types as clients have them. */
final class Samples {

    private Samples() {}

    record Point(int x, int y) {}

    record Order(
            long id,
            String customer,
            BigDecimal total,
            Instant placed,
            @Nullable LocalDate due,
            List<Line> lines) {}

    record Line(String article, int count, Colour colour) {}

    record Tree(String name, List<Tree> children) {}

    record Pair<A, B>(A first, B second) {}

    record Nested(Map<String, Pair<List<Point>, Optional<Set<Colour>>>> all) {}

    record Everything(
            boolean a,
            byte b,
            short c,
            char d,
            int e,
            long f,
            float g,
            double h,
            String i,
            BigInteger j,
            BigDecimal k,
            UUID l,
            Colour m,
            Optional<String> n,
            List<@Nullable Integer> o,
            Map<Point, Colour> p) {}

    enum Colour {
        RED,
        GREEN {
            @Override
            boolean natural() {
                return true;
            }
        };

        boolean natural() {
            return false;
        }
    }

    sealed interface Figure permits Circle, Polygon {}

    record Circle(Point centre, double radius) implements Figure {}

    sealed interface Polygon extends Figure permits Square, Hidden {}

    record Square(Point corner, int side) implements Polygon {}

    record Hidden() implements Polygon {}

    sealed interface Outcome<T> permits Good, Bad {}

    record Good<T>(T value) implements Outcome<T> {}

    record Bad<T>(String reason) implements Outcome<T> {}

    interface Animal {}

    record Dog(String name) implements Animal {}

    record Kennel(List<Animal> animals) {}

    static class Base {
        int inherited;
        transient int forgotten;
    }

    static class Bean extends Base {
        private @Nullable String text;
        private int @Nullable [] numbers;

        static Bean of(int inherited, @Nullable String text, int... numbers) {
            Bean bean = new Bean();
            bean.inherited = inherited;
            bean.text = text;
            bean.numbers = numbers;
            return bean;
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Bean bean
                    && bean.inherited == inherited
                    && Objects.equals(bean.text, text)
                    && Objects.deepEquals(bean.numbers, numbers);
        }

        @Override
        public int hashCode() {
            return inherited;
        }
    }

    static final class SubBean extends Bean {
        int more;
    }

    static final class FinalField {
        final int one = Integer.parseInt("1");
    }

    static final class NoConstructor {
        int one;

        NoConstructor(int one) {
            this.one = one;
        }
    }

    @SuppressWarnings("ClassCanBeStatic") // what is refused
    final class Inner {
        int one;
    }
}
