package org.twatcache.itest.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One server process on a loopback port of its own, with a folder of its own, from {@link #start} to {@link #close}; ended with
 * the virtual machine at the latest. Used by one thread.
 */
public final class RedisServer implements AutoCloseable {

    private static final int TRIES = 5;
    private static final long PATIENCE_SECONDS = 20;

    /** Without persistence, unless a test wishes otherwise. */
    private static final List<String> PLAIN = List.of("--save", "", "--appendonly", "no");

    private final Path program;
    private final String file;
    private final List<String> options;
    private final Path folder;
    private final Thread lastHope = new Thread(this::kill, "redis-server's end");
    private int port;
    private Process process;

    private RedisServer(Path program, String file, List<String> options) throws IOException {
        this.program = program;
        this.file = file;
        this.options = List.copyOf(options);
        this.folder = Files.createTempDirectory("redis-");
        this.port = freePort();
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(lastHope);
    }

    /**
     * Starts a server with the program that there is.
     *
     * @param options as on the command line, {@code --maxmemory}, {@code 10mb}; none for a server without persistence and password
     * @return a server that answers
     */
    public static RedisServer start(String... options) {
        return start(RedisProgram.any(), options);
    }

    /**
     * Starts a server with a program.
     *
     * @param program the executable
     * @param options as on the command line
     * @return a server that answers
     */
    public static RedisServer start(Path program, String... options) {
        try {
            List<String> all = new ArrayList<>(PLAIN);
            all.addAll(List.of(options));
            return new RedisServer(program, "", all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a sentinel.
     *
     * @param master the name of what it watches
     * @param port where that is
     * @param quorum how many sentinels have to agree that it is down
     * @param downAfterMillis how long it may be silent
     * @return a sentinel that answers
     */
    public static RedisServer sentinel(String master, int port, int quorum, int downAfterMillis) {
        String file = String.join(
                "\n",
                "sentinel monitor " + master + " 127.0.0.1 " + port + " " + quorum,
                "sentinel down-after-milliseconds " + master + " " + downAfterMillis,
                "sentinel failover-timeout " + master + " 5000",
                "");
        try {
            return new RedisServer(RedisProgram.any(), file, List.of("--sentinel"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The port, the same for all of its life.
     *
     * @return a port of 127.0.0.1
     */
    public int port() {
        return port;
    }

    /**
     * Where clients find it.
     *
     * @return {@code redis://127.0.0.1:port}
     */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /**
     * The process, for a test that runs elsewhere.
     *
     * @return its number
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Says something to it, on a connection of its own.
     *
     * @param words a command and its arguments
     * @return the answer as it came: bytes, a number, or a list of such
     * @throws redis.clients.jedis.exceptions.JedisException where it refuses, or does not answer
     */
    public Object say(String... words) {
        return Wire.say(port, words);
    }

    /** Ends the process at once, as {@code kill -9} does, and waits for its end. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the process again, on the same port, after {@link #kill}. Without persistence it is empty. */
    public void restart() {
        try {
            process = launchAt(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the process where it is: it keeps its connections and answers none, until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw() {
        signal("CONT");
    }

    /** Ends the process and removes its folder. Idempotent. */
    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(lastHope);
        } catch (IllegalStateException e) {
            // The machine is ending, and this with it.
        }
        delete();
    }

    private Process launch() throws IOException {
        // Somebody else may take the port between the look and the start.
        for (int i = 1; ; i++) {
            try {
                return launchAt(port);
            } catch (IOException e) {
                if (i == TRIES) {
                    delete();
                    throw e;
                }
                port = freePort();
            }
        }
    }

    private Process launchAt(int number) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        if (!file.isEmpty()) {
            // A sentinel insists on a file, which it writes to.
            Path written = folder.resolve("conf");
            if (!Files.exists(written)) {
                Files.writeString(written, file);
            }
            command.add(written.toString());
        }
        command.addAll(List.of("--port", Integer.toString(number), "--bind", "127.0.0.1", "--dir", folder.toString()));
        command.addAll(options);
        Path log = folder.resolve("log");
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!Answer.comes(number, started, PATIENCE_SECONDS)) {
            started.destroyForcibly();
            throw new IOException(command + " does not answer: " + Files.readString(log));
        }
        return started;
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + kill.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
