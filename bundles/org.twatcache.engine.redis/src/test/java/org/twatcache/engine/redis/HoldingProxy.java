package org.twatcache.engine.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Stands before a server. On demand it hangs up on clients that ask something, and delivers the question later all the same. */
final class HoldingProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final int server;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** Between a client and the server. */
    private static final class Line {

        private final Socket client;
        private final Socket behind;
        private final CompletableFuture<byte[]> held = new CompletableFuture<>();
        private final CountDownLatch dealtWith = new CountDownLatch(1);
        private volatile boolean holds;

        Line(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void questions() throws IOException {
            byte[] some = new byte[1 << 16];
            InputStream in = client.getInputStream();
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                byte[] question = Arrays.copyOf(some, count);
                if (holds) {
                    client.close();
                    held.complete(question);
                    return;
                }
                behind.getOutputStream().write(question);
            }
            behind.close();
        }

        void answers() throws IOException {
            try {
                byte[] some = new byte[1 << 16];
                InputStream in = behind.getInputStream();
                for (int count = in.read(some); count >= 0; count = in.read(some)) {
                    if (held.isDone()) {
                        return;
                    }
                    client.getOutputStream().write(some, 0, count);
                }
            } finally {
                dealtWith.countDown();
            }
        }

        /** False where nothing was held back. */
        boolean deliver() throws InterruptedException {
            byte[] question = held.getNow(new byte[0]);
            if (question.length == 0) {
                return false;
            }
            try {
                behind.getOutputStream().write(question);
            } catch (IOException e) {
                // The server hung up.
            }
            dealtWith.await();
            return true;
        }
    }

    HoldingProxy(int server) throws IOException {
        this.server = server;
        run(this::accept);
    }

    String uri() {
        return "redis://127.0.0.1:" + listening.getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side is gone.
                    }
                },
                "holding proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Line line = new Line(listening.accept(), new Socket(InetAddress.getLoopbackAddress(), server));
            lines.add(line);
            run(line::questions);
            run(line::answers);
        }
    }

    /** The next question on each connection that there is now is held back, and the client hung up on. */
    void hold() {
        lines.forEach(line -> line.holds = true);
    }

    /** Delivers what was held back, if the server takes it, and returns when it was dealt with; gives how many there were. */
    int deliver() throws InterruptedException {
        int delivered = 0;
        for (Line line : lines) {
            delivered += line.deliver() ? 1 : 0;
        }
        return delivered;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Line line : lines) {
            line.client.close();
            line.behind.close();
        }
    }
}
