package org.twatcache.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.twatcache.CacheContexts;

class VisibleInterfacesTest {

    private static final String USERS = Users.class.getName();
    private static final String MAP = Map.class.getName();

    /** Mentions a type of its own, in an array. */
    public interface Users {

        User[] find(String name);
    }

    /** The type. */
    public record User(String name) {}

    /** Not public. */
    interface Hidden {

        String find(String name);
    }

    @Test
    void interfaces_thatAreSeen_areTaken() {
        VisibleInterfaces visible = VisibleInterfaces.of(seeingAllBut(""), List.of(USERS, MAP), List.of());

        assertThat(visible.types()).containsExactly(Users.class, Map.class);
        assertThat(visible.loader()).isInstanceOf(HidingLoader.class);
    }

    @Test
    void interface_thatIsNotSeen_isLeftOutAndRefusedWhereItIsTheOnlyOne() {
        Bundle bundle = seeingAllBut(USERS);

        assertThat(VisibleInterfaces.of(bundle, List.of(USERS, MAP), List.of()).types())
                .containsExactly(Map.class);
        assertRefused(bundle, List.of(USERS), List.of(), "Users is not visible");
        assertRefused(bundle, List.of(USERS, MAP), List.of(USERS), "Users is not visible");
    }

    @Test
    void interface_ofWhichATypeIsNotSeen_isRefused() {
        assertRefused(
                seeingAllBut(User.class.getName()),
                List.of(USERS),
                List.of(),
                "mentions " + USERS.replace("Users", "User"));
    }

    @Test
    void interface_thatIsNotPublicAndOfAnotherBundle_isRefused() {
        assertRefused(seeingAllBut(""), List.of(Hidden.class.getName()), List.of(), "is not public");
    }

    @Test
    void class_isRefused() {
        assertRefused(seeingAllBut(""), List.of("java.lang.StringBuilder"), List.of(), "is a class");
    }

    @Test
    void interface_ofThePlatform_isRefused() {
        assertRefused(seeingAllBut(""), List.of(CacheContexts.class.getName()), List.of(), "the caches themselves");
    }

    @Test
    void interface_thatTheServiceDoesNotHave_isRefused() {
        assertRefused(seeingAllBut(""), List.of(USERS), List.of(MAP), "not registered with the interface " + MAP);
    }

    @Test
    void bundle_thatIsNotResolved_isRefused() {
        Bundle gone = (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> null);
        assertRefused(gone, List.of(USERS), List.of(), "not resolved");
    }

    private static void assertRefused(Bundle bundle, List<String> names, List<String> wanted, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> VisibleInterfaces.of(bundle, names, wanted))
                .withMessageContaining(reason);
    }

    /** A bundle that does not see one class. */
    private static Bundle seeingAllBut(String hidden) {
        ClassLoader loader = new HidingLoader(hidden);
        BundleWiring wiring = (BundleWiring) Proxy.newProxyInstance(
                BundleWiring.class.getClassLoader(),
                new Class<?>[] {BundleWiring.class},
                (proxy, method, arguments) -> loader);
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> wiring);
    }

    private static final class HidingLoader extends ClassLoader {

        private final String hidden;

        HidingLoader(String hidden) {
            super(VisibleInterfacesTest.class.getClassLoader());
            this.hidden = hidden;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(hidden)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
