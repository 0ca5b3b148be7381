package org.twatcache.engine.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A server that answers what a test wishes: words, as the protocol has them, to the words of a question. */
final class FakeServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Function<List<String>, String> answers;

    FakeServer(Function<List<String>, String> answers) {
        this.answers = answers;
        try {
            listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fake server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or one client less.
            }
        }
    }

    private void serve(Socket connection) {
        try (Socket client = connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = client.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> words = new ArrayList<>();
                for (int i = Integer.parseInt(line.substring(1)); i > 0; i--) {
                    in.readLine();
                    words.add(in.readLine());
                }
                out.write(answer(words).getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // That client is gone.
        }
    }

    private String answer(List<String> words) {
        return words.contains("HELLO") ? "*2\r\n$5\r\nproto\r\n:2\r\n" : answers.apply(words);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
