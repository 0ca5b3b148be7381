package org.twatcache.bench.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.twatcache.bench.harness.Scratch;

/**
 * The power fails: an ext4 in a file, mounted by a loop device, loses all that was not synced. Afterwards the system has
 * another boot id, as it has after a real one; the processes see it in a mount namespace of their own.
 */
final class PowerCut implements Death {

    private static final long IMAGE_BYTES = 512L << 20;
    private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

    private final Path scratch;
    private final Path image;
    private final Path mounted;
    private final Path bootId;
    private final PowerSwitch power;

    private PowerCut(Path scratch) throws IOException {
        this.scratch = scratch;
        image = scratch.resolve("image");
        mounted = Files.createDirectory(scratch.resolve("mounted"));
        bootId = scratch.resolve("boot_id");
        power = PowerSwitch.build(scratch);
        boot();
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(IMAGE_BYTES);
        }
        Commands.run("mkfs.ext4", "-q", "-F", image.toString());
        mount();
    }

    /**
     * Makes a file system.
     *
     * @return with power
     * @throws IOException where this machine does not permit it, with the reason
     */
    static PowerCut prepare() throws IOException {
        Path scratch = Files.createTempDirectory("power");
        try {
            PowerCut cut = new PowerCut(scratch);
            Files.createDirectory(cut.folder());
            return cut;
        } catch (IOException e) {
            Scratch.delete(scratch);
            throw e;
        }
    }

    private void mount() throws IOException {
        Commands.run("mount", "-o", "loop", image.toString(), mounted.toString());
    }

    private void boot() throws IOException {
        Files.writeString(bootId, UUID.randomUUID() + "\n");
        Commands.run("unshare", "-m", "mount", "--bind", bootId.toString(), BOOT_ID);
    }

    @Override
    public Path folder() {
        return mounted.resolve("store");
    }

    @Override
    public List<String> prefix() {
        String first = "mount --bind \"$0\" " + BOOT_ID + " && exec \"$@\"";
        return List.of("unshare", "-m", "sh", "-c", first, bootId.toString());
    }

    @Override
    public long strike(Process life) throws IOException, InterruptedException {
        long before = power.cut(mounted);
        life.destroyForcibly().waitFor();
        Commands.run("umount", mounted.toString());
        mount();
        boot();
        return before;
    }

    @Override
    public void close() throws IOException {
        Commands.run("umount", mounted.toString());
        Scratch.delete(scratch);
    }
}
