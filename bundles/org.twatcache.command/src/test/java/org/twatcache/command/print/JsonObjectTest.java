package org.twatcache.command.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectTest {

    @Test
    void values_ofEveryType_areWritten() {
        JsonObject json = new JsonObject()
                .with("s", "x")
                .with("n", null)
                .with("b", true)
                .with("i", 1)
                .with("l", Long.MIN_VALUE)
                .with("d", 0.5)
                .with("nan", Double.NaN)
                .with("list", Arrays.asList("a", null, 1L, new JsonObject()))
                .with("none", List.of())
                .with("o", new JsonObject().with("k", "v"));

        assertThat(json)
                .hasToString("{\"s\":\"x\",\"n\":null,\"b\":true,\"i\":1,\"l\":-9223372036854775808,\"d\":0.5,"
                        + "\"nan\":null,\"list\":[\"a\",null,1,{}],\"none\":[],\"o\":{\"k\":\"v\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~> ",
            quoteCharacter = '\0',
            value = {
                "22 ~> \\\"",
                "5c ~> \\\\",
                "2f ~> /",
                "0a ~> \\n",
                "0d ~> \\r",
                "09 ~> \\t",
                "00 ~> \\u0000",
                "1b ~> \\u001b",
                "7f ~> \\u007f",
                "85 ~> \\u0085",
                "2028 ~> \\u2028",
                "2029 ~> \\u2029",
                "d83d ~> \\ud83d",
                "de00 ~> \\ude00",
                "e9 ~> é",
                "1f600 ~> 😀"
            })
    void character_isEscapedWhereItMustBe(String code, String written) {
        String text = new String(Character.toChars(Integer.parseInt(code, 16)));

        assertThat(new JsonObject().with(text, text)).hasToString("{\"" + written + "\":\"" + written + "\"}");
    }

    @Test
    void surrogates_inTheWrongOrder_areEscaped() {
        assertThat(new JsonObject().with("k", "\ude00\ud83d\ud83d\ude00x"))
                .hasToString("{\"k\":\"\\ude00\\ud83d😀x\"}");
    }
}
