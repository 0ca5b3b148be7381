package org.twatcache.bench.redis.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Stands before a server, and does mischief to one answer in so many, of a connection that has said hello. */
final class MischievousProxy implements AutoCloseable {

    private static final int LONGEST_DELAY_MILLIS = 400;

    /** The answers to what every client says first: a connection that is not made does nothing wrong later. */
    private static final int HELLO = 5;

    private static final List<Mischief> KINDS = List.of(Mischief.values());

    private final int server;
    private final int oneIn;
    private final long seed;
    private final ServerSocket listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Mischief, Integer> done = new ConcurrentHashMap<>();

    MischievousProxy(int server, int oneIn, long seed) throws IOException {
        this.server = server;
        this.oneIn = oneIn;
        this.seed = seed;
        start("proxy", this::accept);
    }

    String uri() {
        return "redis://127.0.0.1:" + listening.getLocalPort();
    }

    /** How often each kind was done. */
    Map<Mischief, Integer> done() {
        return Map.copyOf(done);
    }

    /** How often any was done. */
    int count() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    private interface Pump {
        void run() throws IOException;
    }

    private static void start(String name, Pump pump) {
        Thread thread = new Thread(
                () -> {
                    try {
                        pump.run();
                    } catch (IOException e) {
                        // One side is gone, and so will be the other.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket behind;
            try {
                behind = new Socket(InetAddress.getLoopbackAddress(), server);
            } catch (IOException e) {
                client.close();
                continue;
            }
            sockets.add(client);
            sockets.add(behind);
            Random random = new Random(seed + connections.incrementAndGet());
            start("questions", () -> questions(client, behind));
            start("answers", () -> answers(behind, client, random));
        }
    }

    private void questions(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            long unused = in.transferTo(to.getOutputStream());
        }
    }

    private void answers(Socket from, Socket to, Random random) throws IOException {
        try (from;
                to) {
            Replies replies = new Replies(new BufferedInputStream(from.getInputStream()));
            OutputStream out = to.getOutputStream();
            byte[] former = {};
            for (int i = 0; ; i++) {
                byte[] reply = replies.next();
                if (i < HELLO || random.nextInt(oneIn) > 0) {
                    out.write(reply);
                } else if (!mischief(reply, former, out, random)) {
                    return;
                }
                former = reply;
            }
        }
    }

    /** False where the connection ends with it. */
    private boolean mischief(byte[] reply, byte[] former, OutputStream out, Random random) throws IOException {
        Mischief kind = KINDS.get(random.nextInt(KINDS.size()));
        done.merge(kind, 1, Integer::sum);
        if (kind == Mischief.DELAY) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_DELAY_MILLIS)));
        }
        out.write(kind.done(reply, former, random));
        return kind != Mischief.CUT;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
