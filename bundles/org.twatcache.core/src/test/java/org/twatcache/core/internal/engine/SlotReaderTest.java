package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.Eventually;
import org.twatcache.core.internal.fixture.PlainEngine;

class SlotReaderTest {

    private final List<WeakReference<PlainEngine>> engines = new ArrayList<>();
    private final SwappedSlot swapped = SwappedSlot.forgetting(() -> {
        PlainEngine engine = new PlainEngine();
        engines.add(new WeakReference<>(engine));
        return engine;
    });

    private int checks;

    private FollowingReader reader() {
        return new FollowingReader(swapped.keeper.slot(), () -> checks++);
    }

    @Test
    void read_told_needsNoCheck() {
        FollowingReader reader = reader();
        swapped.put(1, "one");

        assertThat(reader.read(1)).isEqualTo("one");
        assertThat(reader.read(2)).isNull();
        assertThat(checks).isZero();
    }

    @Test
    void read_engineExchanged_isOfTheNewOne() {
        FollowingReader reader = reader();
        swapped.put(1, "old");
        swapped.swap();
        swapped.put(2, "new");

        assertThat(reader.read(1)).isNull();
        assertThat(reader.read(2)).isEqualTo("new");
    }

    @Test
    void engine_exchanged_isKeptByNoReader() {
        List<FollowingReader> idle = Stream.generate(this::reader).limit(3).toList();

        swapped.swap();

        Eventually.eventually().until(() -> {
            System.gc();
            return engines.get(0).get() == null;
        });
        assertThat(idle).hasSize(3);
    }

    @Test
    void read_afterForget_isCheckedFirst() {
        FollowingReader reader = new FollowingReader(swapped.keeper.slot(), () -> {
            throw new IllegalStateException("closed");
        });
        reader.forget();

        assertThatIllegalStateException().isThrownBy(() -> reader.read(1)).withMessage("closed");
    }

    @Test
    void reader_oneTooMany_readsAllTheSame() {
        List<FollowingReader> many = Stream.generate(this::reader).limit(300).toList();
        swapped.put(1, "one");

        assertThat(many).allSatisfy(reader -> assertThat(reader.read(1)).isEqualTo("one"));
        assertThat(checks).isPositive();
    }
}
