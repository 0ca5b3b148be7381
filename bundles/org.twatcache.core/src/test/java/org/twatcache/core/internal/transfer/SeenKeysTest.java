package org.twatcache.core.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeenKeysTest {

    private final SeenKeys seen = new SeenKeys();

    private boolean add(long key) {
        return seen.add(ByteBuffer.allocate(Long.BYTES).putLong(key).array());
    }

    @Test
    void keys_metBefore_areKnown() {
        for (long key = 0; key < 100_000; key++) {
            assertThat(add(key)).isTrue();
        }
        for (long key = 0; key < 100_000; key++) {
            assertThat(add(key)).isFalse();
        }
        assertThat(seen.add(new byte[0])).isTrue();
        assertThat(seen.add(new byte[0])).isFalse();
    }

    @Test
    void keys_ofText_areToldApart() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add(("user:" + i + ":profile").getBytes(StandardCharsets.US_ASCII)))
                    .isTrue();
        }
    }

    @Test
    void keys_tooMany_areNew() {
        for (long key = 0; key < SeenKeys.MOST; key++) {
            add(key);
        }
        assertThat(seen.isFull()).isFalse();
        assertThat(add(-1)).isTrue();
        assertThat(add(-1)).isTrue();
        assertThat(add(0)).isFalse();
        assertThat(seen.isFull()).isTrue();
    }
}
