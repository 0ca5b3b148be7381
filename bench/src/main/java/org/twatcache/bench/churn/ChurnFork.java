package org.twatcache.bench.churn;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.twatcache.bench.churn.link.Client;
import org.twatcache.bench.harness.Scratch;

/** One fork: a framework, and one part of the program in it. */
public final class ChurnFork {

    static final String CYCLES = "cycles";
    static final String DISK = "disk";
    static final String SERVER = "server";
    static final String ORDERS = "orders";
    static final String RANDOM = "random";
    static final String FAULTS = "faults";
    static final String RESULT = "RESULT ";

    private ChurnFork() {}

    /**
     * Runs a part.
     *
     * @param args the part; the folder of the bundles; the seed; how much; the file of the log; for one part, a server
     * @throws Exception whatever happens
     */
    public static void main(String[] args) throws Exception {
        PrintStream errors = System.err;
        // Bundles print what goes wrong on standard output; that is for results.
        PrintStream out = System.out;
        LogWatch log = new LogWatch(new BufferedOutputStream(Files.newOutputStream(Path.of(args[4]))));
        System.setOut(log.stream());
        System.setErr(log.stream());
        int exit = 0;
        Path scratch = Files.createTempDirectory("churn");
        try (Stage stage = Stage.launch(scratch, Path.of(args[1]))) {
            Cast.install(stage, scratch);
            String server = args.length > 5 ? args[5] : "";
            run(args[0], stage, scratch, Long.parseLong(args[2]), Integer.parseInt(args[3]), server, log, out);
        } catch (Throwable e) {
            e.printStackTrace(errors);
            exit = 1;
        } finally {
            Scratch.delete(scratch);
            log.flush();
        }
        // A planted thread would keep this process alive.
        System.exit(exit);
    }

    /** An engine whose entries outlive it, and a client that has some there. */
    private static void outliving(
            Stage stage, String engine, String suffix, Cycles.Visit there, long seed, int count, PrintStream out)
            throws Exception {
        stage.start(Cast.allAnd(engine));
        Cycles cycles = new Cycles(stage, seed, Cycles.SETTLING, client -> {
            client.visit();
            there.of(client);
        });
        for (String name : List.of(engine, Cast.LEAVING)) {
            out.println(RESULT + name + suffix + " " + cycles.run(name, count).toLine());
        }
    }

    private static void run(
            String part, Stage stage, Path made, long seed, int count, String server, LogWatch log, PrintStream out)
            throws Exception {
        switch (part) {
            case CYCLES -> {
                stage.start(Cast.all());
                Cycles cycles = new Cycles(stage, seed, Cycles.SETTLING, Client::visit);
                for (String name : List.of(Cast.CAFFEINE, Cast.LEAVING, Cast.CORE)) {
                    out.println(RESULT + name + " " + cycles.run(name, count).toLine());
                }
            }
            case DISK -> outliving(stage, Cast.XODUS, "-on-disk", Client::store, seed, count, out);
            case SERVER -> outliving(stage, Cast.REDIS, "-on-server", client -> client.reach(server), seed, count, out);
            case FAULTS -> {
                stage.start(Cast.all());
                for (String fault : Faults.ALL) {
                    out.println(RESULT + fault + " "
                            + Faults.run(stage, made, fault, seed).toLine());
                }
            }
            case ORDERS -> {
                stage.start(Cast.all());
                StartOrders orders = new StartOrders(stage, out::println);
                out.println(RESULT + StartOrders.PLATFORM + " " + orders.platform(count, seed));
                StartOrders random = new StartOrders(stage, out::println);
                int ofEverybody = StartOrders.ofEverybody(count);
                out.println(RESULT + StartOrders.EVERYBODY + " " + random.everybody(ofEverybody, seed));
            }
            default ->
                out.println(RESULT + "random "
                        + new RandomRun(stage, seed, Duration.ofSeconds(count), log, out::println)
                                .run()
                                .toLine());
        }
        out.flush();
    }
}
