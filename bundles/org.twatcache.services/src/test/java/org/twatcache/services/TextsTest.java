package org.twatcache.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void list_ofEveryForm_isTheSame() {
        assertThat(Texts.list("find*, get*,")).containsExactly("find*", "get*");
        assertThat(Texts.list(new String[] {"find*", "get*"})).containsExactly("find*", "get*");
        assertThat(Texts.list(List.of("find*", "get*"))).containsExactly("find*", "get*");
        assertThat(Texts.list(null)).isEmpty();
        assertThat(Texts.list(" , ")).isEmpty();
    }

    @Test
    void list_ofFilters_isSplitBetweenThem() {
        assertThat(Texts.list("(|(name=a,b)(name=c)),com.acme.settings"))
                .containsExactly("(|(name=a,b)(name=c))", "com.acme.settings");
    }

    @Test
    void one_ofEveryForm_isText() {
        assertThat(Texts.one(100L)).isEqualTo("100");
        assertThat(Texts.one(" 5m ")).isEqualTo("5m");
        assertThat(Texts.one(new String[] {"xodus", "caffeine"})).isEqualTo("xodus,caffeine");
        assertThat(Texts.one(null)).isEmpty();
    }
}
