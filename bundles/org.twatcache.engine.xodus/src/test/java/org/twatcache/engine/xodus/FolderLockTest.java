package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    private static final String TAKEN = "taken";

    @TempDir
    private Path folder;

    private Path directory;

    @BeforeEach
    void realPath() throws IOException {
        directory = folder.toRealPath();
    }

    /** What another process gets, which ends at once. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            try (FolderLock lock = FolderLock.take(Path.of(arguments[0]))) {
                System.out.print(lock == null ? "" : TAKEN);
            } catch (LockedException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    private String anotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void lock_afterAnotherTryOfTheSameProcess_stillKeepsOtherProcessesOut() throws IOException {
        String here =
                directory + " is in use by process " + ProcessHandle.current().pid();
        try (FolderLock lock = FolderLock.take(directory)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(directory))
                    .isInstanceOf(LockedException.class)
                    .hasMessageStartingWith(here + ", this one:");

            assertThat(anotherProcess()).startsWith(here + ":");
        }
    }

    @Test
    void lock_closed_isFreeForEverybody() throws IOException {
        FolderLock.take(directory).close();
        assertThat(anotherProcess()).isEqualTo(TAKEN);

        FolderLock.take(directory).close();
    }

    @Test
    void lock_ofADirectoryThatIsNotThere_isNotHeldAfterwards() throws IOException {
        Path missing = directory.resolve("missing");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> FolderLock.take(missing))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(LockedException.class);
        }
    }
}
