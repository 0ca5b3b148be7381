package org.twatcache.core.internal.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.engine.LastServed;

/** A record of who served last survives what disks do to single bits, and is never read as another one. */
class ServedTextTest {

    private static final String ENGINE = "xodus@org.example.Factory";
    private static final String ABOUT = "owner=org.example\ncache=städte\n";

    private final byte[] record = ServedText.of(ENGINE, ABOUT);

    @Test
    void record_asWritten_namesTheEngine() {
        assertThat(ServedText.engine(record)).contains(ENGINE);
    }

    @Test
    void record_withAnyBitTurned_namesTheEngine() {
        for (int bit = 0; bit < record.length * Byte.SIZE; bit++) {
            byte[] turned = record.clone();
            turned[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(ServedText.engine(turned)).as("bit %d", bit).contains(ENGINE);
        }
    }

    @Test
    void record_cutAnywhere_namesTheEngineOrIsDamaged() {
        for (int length = 0; length < record.length; length++) {
            assertThat(ServedText.engine(Arrays.copyOf(record, length)).orElse(ENGINE))
                    .isEqualTo(ENGINE);
        }
    }

    @Test
    void record_whoseNamesAreBothSpoiled_isDamaged() {
        String text = new String(record, UTF_8).replace("xodus", "xodos");
        assertThat(ServedText.engine(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void record_thatIsVoided_namesNobody() {
        System.arraycopy(ServedText.voiding(), 0, record, 0, 1);
        assertThat(ServedText.engine(record)).contains(LastServed.NOBODY);
    }

    @Test
    void record_ofNobody_namesNobody() {
        assertThat(ServedText.engine(ServedText.of(LastServed.NOBODY, ABOUT))).contains(LastServed.NOBODY);
    }
}
