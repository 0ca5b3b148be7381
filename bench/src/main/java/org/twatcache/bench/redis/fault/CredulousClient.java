package org.twatcache.bench.redis.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Planted: takes the next answer for its own, with a connection for each thread. */
final class CredulousClient implements Client, AutoCloseable {

    private final String uri;
    private final List<Jedis> made = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Jedis> connection = ThreadLocal.withInitial(this::connect);

    CredulousClient(String uri) {
        this.uri = uri;
    }

    private Jedis connect() {
        Jedis fresh = new Jedis(uri);
        made.add(fresh);
        return fresh;
    }

    private interface Question<R extends @Nullable Object> {
        R ask(Jedis server);
    }

    private <R extends @Nullable Object> R ask(Question<R> question) {
        try {
            return question.ask(connection.get());
        } catch (JedisConnectionException e) {
            connection.remove();
            throw e;
        }
    }

    @Override
    public @Nullable String get(String key) {
        return this.<@Nullable String>ask(server -> server.get(key));
    }

    @Override
    public Map<String, String> getAll(List<String> keys) {
        List<String> values = ask(server -> server.mget(keys.toArray(String[]::new)));
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            if (values.get(i) != null) {
                found.put(keys.get(i), values.get(i));
            }
        }
        return found;
    }

    @Override
    public void put(String key, String value) {
        String unused = ask(server -> server.set(key, value));
    }

    @Override
    public void remove(String key) {
        long unused = ask(server -> server.del(key));
    }

    @Override
    public void close() {
        made.forEach(Jedis::close);
    }
}
