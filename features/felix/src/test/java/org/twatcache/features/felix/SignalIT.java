package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals end the process within five seconds, also when it is at work. */
class SignalIT {

    private static final int MORE_THAN_ANY_BUFFER = 4 << 20;

    @TempDir
    private Path data;

    @Test
    void sigterm_underLoad_ends143WithinFiveSecondsAndLeavesNothing() throws Exception {
        Path temporary = Files.createDirectory(data.resolve("tmp"));
        Process process = StartScript.with(data, "-c", "cache:open t --max-size 1000; cache:replay t /dev/stdin")
                .environment("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary)
                .start();
        CompletableFuture<String> out = StartScript.read(process.getInputStream());
        CompletableFuture<String> err = StartScript.read(process.getErrorStream());
        CompletableFuture<Void> atWork = new CompletableFuture<>();
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(process.getOutputStream(), atWork));
        atWork.get(1, TimeUnit.MINUTES);

        long start = System.nanoTime();
        // Not process.destroy(): it would close the streams too.
        process.toHandle().destroy();

        assertThat(StartScript.await(process)).as(err.join()).isEqualTo(143);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        feeding.join();
        assertThat(out.join()).isEqualTo("t: caffeine\n");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    /** Keys without end, until nobody reads them. */
    private static void feed(OutputStream keys, CompletableFuture<Void> atWork) {
        try (keys) {
            for (int key = 0; ; key++) {
                keys.write((key % 5_000 + "-key-of-a-replay\n").getBytes(StandardCharsets.UTF_8));
                if (key * 16 > MORE_THAN_ANY_BUFFER) {
                    atWork.complete(null);
                }
            }
        } catch (IOException e) {
            atWork.completeExceptionally(e);
        }
    }
}
