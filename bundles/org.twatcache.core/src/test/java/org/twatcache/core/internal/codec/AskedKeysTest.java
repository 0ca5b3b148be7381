package org.twatcache.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AskedKeysTest {

    private static final int COUNT = 5;

    private final AskedKeys<byte[]> asked = new AskedKeys<>(COUNT);

    AskedKeysTest() {
        for (int i = 0; i < COUNT; i++) {
            asked.add("k" + i, bytes(i));
        }
    }

    private static byte[] bytes(int number) {
        return new byte[] {(byte) number};
    }

    @Test
    void keys_inTheOrderOfTheQuestion_areFound() {
        for (int i : new int[] {0, 2, 4}) {
            assertThat(asked.client(bytes(i))).isEqualTo("k" + i);
        }
    }

    @Test
    void keys_inAnyOrder_areFound() {
        for (int i : new int[] {4, 0, 3, 1, 2, 2, 4}) {
            assertThat(asked.client(bytes(i))).isEqualTo("k" + i);
        }
    }

    @Test
    void key_thatWasNotAskedFor_isAnError() {
        assertThatThrownBy(() -> asked.client(bytes(9))).isInstanceOf(NullPointerException.class);
    }
}
