package org.twatcache.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodChoiceTest {

    /** One method of every kind. */
    interface Users {

        String findOne(String name) throws IOException;

        String findOne(int number);

        default List<String> findSome(String... names) {
            return List.of(names);
        }

        static String findStatically() {
            return "";
        }

        void findVoid();

        int findPrimitive();

        Optional<String> findOptional();

        Stream<String> findStream();

        IntStream findIntStream();

        Iterator<String> findIterator();

        InputStream findInput();

        CompletableFuture<String> findLater();

        Future<String> findFuture();

        String getMixed(String name);

        long getMixed(int number);

        void put(String name);
    }

    /** What is registered beside it. */
    interface Listener {

        void heard(String what);
    }

    @Test
    void wildcard_means_whatCanBeKeptAndLeavesTheRest() {
        MethodChoice choice = MethodChoice.of(rule("find*"), List.of(Users.class, Listener.class));

        assertThat(choice.cached()).containsExactly("findLater", "findOne", "findSome");
        assertThat(choice.passed())
                .containsExactly(
                        "findFuture",
                        "findInput",
                        "findIntStream",
                        "findIterator",
                        "findOptional",
                        "findPrimitive",
                        "findStream",
                        "findVoid");
        assertThat(choice.published()).containsExactly(Users.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "findVoid",
                "findPrimitive",
                "findOptional",
                "findStream",
                "findIntStream",
                "findIterator",
                "findInput",
                "findFuture",
                "getMixed"
            })
    void method_thatIsNamedAndCannotBeKept_isRefused(String method) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MethodChoice.of(rule("findOne," + method), List.of(Users.class)))
                .withMessageContaining(method)
                .withMessageContaining("cannot be cached: it returns ");
    }

    @Test
    void overloads_ofWhichOneCannotBeKept_areAllLeft() {
        MethodChoice choice = MethodChoice.of(rule("findO*,getM*,!findOptional"), List.of(Users.class));
        assertThat(choice.cached()).containsExactly("findOne");
        assertThat(choice.passed()).containsExactly("getMixed");
    }

    @Test
    void patterns_thatMeanNothing_areRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MethodChoice.of(rule("search*"), List.of(Users.class)))
                .withMessageContaining("[search*] mean none of")
                .withMessageContaining("Users");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MethodChoice.of(rule("heard*"), List.of(Listener.class)));
    }

    @Test
    void method_thatIsToBeCachedAndToEvict_isRefused() {
        Rule both = Rules.ofService(Map.of("cache.methods", "find*", "cache.evicting", "findOne"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MethodChoice.of(both, List.of(Users.class)))
                .withMessageContaining("findOne")
                .withMessageContaining("both");
    }

    @Test
    void interfaces_areThoseThatAreAskedForOrHaveAMethod() {
        Rule both = Rules.ofService(Map.of("cache.methods", "findOne", "cache.interfaces", new String[] {
            Users.class.getName(), Listener.class.getName()
        }));
        assertThat(MethodChoice.of(both, List.of(Users.class, Listener.class)).published())
                .containsExactly(Users.class, Listener.class);
        Rule evicting = Rules.ofService(Map.of("cache.methods", "findOne", "cache.evicting", "heard"));
        assertThat(MethodChoice.of(evicting, List.of(Users.class, Listener.class))
                        .published())
                .containsExactly(Users.class, Listener.class);
    }

    private static Rule rule(String methods) {
        return Rules.ofService(Map.of("cache.methods", methods));
    }
}
