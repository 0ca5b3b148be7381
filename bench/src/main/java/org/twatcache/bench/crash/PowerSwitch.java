package org.twatcache.bench.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the power of a mounted ext4: from that moment nothing more reaches its device, not even what its journal holds in
 * memory. Java cannot call {@code ioctl}: a small program in C does, or one in Python where there is no compiler.
 */
final class PowerSwitch {

    /** {@code EXT4_IOC_SHUTDOWN} with {@code EXT4_GOING_FLAGS_NOLOGFLUSH}, as fs/ext4/ext4.h of Linux has them. */
    private static final String C = """
            #include <fcntl.h>
            #include <stdio.h>
            #include <sys/ioctl.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
              unsigned flags = 2;
              int fd = open(argv[1], O_RDONLY);
              char c;
              if (fd < 0 || write(1, "ready\\n", 6) != 6 || read(0, &c, 1) != 1) return 1;
              if (ioctl(fd, 0x8004587DUL, &flags) != 0) { perror("ioctl"); return 1; }
              return 0;
            }
            """;

    private static final String PYTHON = """
            import fcntl, os, struct, sys
            fd = os.open(sys.argv[1], os.O_RDONLY)
            os.write(1, b"ready\\n")
            os.read(0, 1)
            fcntl.ioctl(fd, 0x8004587D, struct.pack("I", 2))
            """;

    private final List<String> command;

    private PowerSwitch(List<String> command) {
        this.command = List.copyOf(command);
    }

    /**
     * Builds one in a folder.
     *
     * @throws IOException where there is neither a compiler nor Python
     */
    static PowerSwitch build(Path folder) throws IOException {
        Path source = folder.resolve("cut.c");
        Path program = folder.resolve("cut");
        Files.writeString(source, C);
        try {
            Commands.run("cc", "-O", "-o", program.toString(), source.toString());
            return new PowerSwitch(List.of(program.toString()));
        } catch (IOException noCompiler) {
            Commands.run("python3", "-c", "import fcntl");
            return new PowerSwitch(List.of("python3", "-c", PYTHON));
        }
    }

    /**
     * Cuts.
     *
     * @param mounted the folder where the file system is mounted
     * @return the moment just before, by {@link System#nanoTime}
     */
    long cut(Path mounted) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.add(mounted.toString());
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                OutputStream in = process.getOutputStream()) {
            if (out.readLine() == null) {
                throw new IOException("the power switch did not open " + mounted);
            }
            long before = System.nanoTime();
            in.write('\n');
            in.flush();
            if (process.waitFor() != 0) {
                throw new IOException("the power of " + mounted + " could not be cut");
            }
            return before;
        } finally {
            process.destroyForcibly();
        }
    }
}
