package org.twatcache.launcher;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The session of the {@code interactive} service: the other side of a contract that has only JDK types. */
final class ServiceShell implements Shell {

    private final Function<String, Integer> run;
    private final BiFunction<String, Integer, Map<String, Object>> complete;
    private final Predicate<String> secret;

    @SuppressWarnings("unchecked")
    ServiceShell(Map<String, Object> session) {
        this.run = (Function<String, Integer>) part(session, "run");
        this.complete = (BiFunction<String, Integer, Map<String, Object>>) part(session, "complete");
        this.secret = (Predicate<String>) part(session, "secret");
    }

    @Override
    public int run(String line) {
        return run.apply(line);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Completions complete(String line, int cursor) {
        Map<String, Object> found = complete.apply(line, cursor);
        return new Completions((Integer) part(found, "start"), (List<String>) part(found, "candidates"));
    }

    @Override
    public boolean secret(String line) {
        return secret.test(line);
    }

    private static Object part(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
