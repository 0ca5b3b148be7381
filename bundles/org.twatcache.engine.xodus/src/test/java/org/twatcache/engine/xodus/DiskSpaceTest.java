package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.OutOfDiskSpaceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    @TempDir
    private Path directory;

    @Test
    void refusalsOfTheSystem_areNoDamage() {
        DiskSpace space = new DiskSpace(directory);
        assertThat(space.isWanting(new OutOfDiskSpaceException(new IOException("any"))))
                .isTrue();
        assertThat(space.isWanting(new ExodusException(
                        "commit", new RuntimeException(new IOException("No space left on device")))))
                .isTrue();
        assertThat(space.isWanting(new DamagedException("read", new IOException("Disk quota exceeded"))))
                .isTrue();
        assertThat(space.isWanting(
                        new DamagedException("read", new FileNotFoundException("x.xd (Too many open files)"))))
                .isTrue();
    }

    @Test
    void wantOfMemory_isNoDamage() {
        DiskSpace space = new DiskSpace(directory);
        assertThat(space.isWanting(new OutOfMemoryError("Java heap space"))).isTrue();
        assertThat(space.isWanting(
                        new DamagedException("read", new OutOfMemoryError("unable to create native thread"))))
                .isTrue();
    }

    @Test
    void whatStandsWrongOnTheDisk_isDamage() {
        DiskSpace space = new DiskSpace(directory);
        assertThat(space.isWanting(new OutOfMemoryError("Requested array size exceeds VM limit")))
                .isFalse();
        assertThat(space.isWanting(new DamagedException("the checksum is wrong", null)))
                .isFalse();
        assertThat(space.isWanting(new ExodusException("No space left on device")))
                .isFalse();
        assertThat(space.isWanting(new DamagedException("read", new FileNotFoundException("x.xd (No such file)"))))
                .isFalse();
    }

    @Test
    void room_thatIsNotThere_isRefusedBeforeTheWrite() {
        DiskSpace space = new DiskSpace(directory);
        space.require(1);
        assertThatExceptionOfType(OutOfDiskSpaceException.class).isThrownBy(() -> space.require(space.usable()));
    }
}
