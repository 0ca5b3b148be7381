package org.twatcache.engine.redis;

import java.io.IOException;
import java.util.List;
import redis.clients.jedis.HostAndPort;

/** Says of the master what a test wishes. */
final class FakeSentinel implements AutoCloseable {

    private final FakeServer server = new FakeServer(this::answer);
    private volatile int masterPort;
    private volatile int epoch;

    FakeSentinel(int masterPort, int epoch) {
        name(masterPort, epoch);
    }

    void name(int newPort, int newEpoch) {
        masterPort = newPort;
        epoch = newEpoch;
    }

    HostAndPort address() {
        return new HostAndPort("127.0.0.1", server.port());
    }

    private String answer(List<String> words) {
        if (words.contains("GET-MASTER-ADDR-BY-NAME")) {
            return array("127.0.0.1", Integer.toString(masterPort));
        }
        return words.contains("MASTER") ? array("config-epoch", Integer.toString(epoch)) : "+OK\r\n";
    }

    private static String array(String... words) {
        StringBuilder answer = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            answer.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
