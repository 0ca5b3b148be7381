package org.twatcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNameTest {

    private static CacheSpecBuilder<String, String> spec() {
        return CacheSpec.of(String.class, String.class).named("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports", "a", "A-b_c.d", "2026-11", "_x", "-x", "console", "com", "com10", "nullable"})
    void plainName_isAccepted(String folder) {
        assertThat(spec().folder(folder).build().folder()).contains(folder);
        assertThat(spec().property("folder", folder).build().folder()).contains(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../x",
                "..\\x",
                "a/b",
                "a\\b",
                "/etc",
                "C:\\x",
                "c:",
                "~",
                "~root",
                ".hidden",
                "a b",
                "a\nb",
                "a\u0000b",
                "ünïcode",
                "日本",
                "a\u202Eb",
                "%2e%2e",
                "a:b",
                "a*",
                "a?",
                "x.",
                "con",
                "CON",
                "nul.txt",
                "Aux",
                "PRN.a.b",
                "com1",
                "LPT9.log",
                "com0",
                "$x",
                "file:x"
            })
    void anythingElse_isRefused(String folder) {
        assertThatExceptionOfType(CachePathException.class)
                .isThrownBy(() -> spec().folder(folder))
                .withMessageContaining("'" + folder + "'")
                .withMessageContaining("cache 't'")
                .withMessageContaining("a plain name")
                .satisfies(e -> assertThat(e.cache()).isEqualTo("t"));
    }

    @Test
    void length_isBounded() {
        assertThat(spec().folder("x".repeat(64)).build().folder()).isPresent();
        assertThatExceptionOfType(CachePathException.class).isThrownBy(() -> spec().folder("x".repeat(65)));
    }

    @Test
    void text_isCheckedToo() {
        assertThatExceptionOfType(CachePathException.class)
                .isThrownBy(() -> spec().property("folder", "../../etc/passwd"));
    }
}
