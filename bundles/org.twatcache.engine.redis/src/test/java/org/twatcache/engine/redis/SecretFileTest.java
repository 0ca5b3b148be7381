package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("secret"), "first\n");
    }

    @Test
    void file_thatIsWrittenAnew_isReadAnew() throws Exception {
        Secret secret = new SecretFile(file);
        assertThat(secret.text()).isEqualTo("first");

        Files.writeString(file, "second\n");

        assertThat(secret.text()).isEqualTo("second");
    }

    @Test
    void file_thatIsEmptyOrGoneForAMoment_leavesWhatWasThere() throws Exception {
        Secret secret = new SecretFile(file);

        Files.writeString(file, "");
        assertThat(secret.text()).isEqualTo("first");
        Files.delete(file);
        assertThat(secret.text()).isEqualTo("first");
    }

    /** Caches whose passwords stand in one place share connections, whenever they were opened. */
    @Test
    void secrets_ofOneFile_areEqualAndSaidByNobody() throws Exception {
        Secret earlier = new SecretFile(file);
        Files.writeString(file, "second");
        Secret later = new SecretFile(file);

        assertThat(later).isEqualTo(earlier).hasSameHashCodeAs(earlier);
        assertThat(new Credentials("ann", later)).hasToString("ann");
        assertThat(later.toString() + new GivenSecret("first")).doesNotContain("first", "second");
    }
}
