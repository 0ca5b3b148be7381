package org.twatcache.codec.smile;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** Reads tokens, each of the one kind that is written: nothing is converted. */
final class Tokens {

    private Tokens() {}

    /** Complains of a current token of another kind. */
    static void expect(JsonParser in, JsonToken token) {
        if (in.currentToken() != token) {
            throw new BadBytesException("found " + in.currentToken() + " instead of " + token);
        }
    }

    /** Steps on, and complains of a token of another kind. */
    static void expectNext(JsonParser in, JsonToken token) {
        in.nextToken();
        expect(in, token);
    }

    /** The current token as a number between two others. */
    static int integer(JsonParser in, int least, int greatest) {
        long number = integer(in);
        if (number < least || number > greatest) {
            throw new BadBytesException("found " + number + ", which is not within " + least + " and " + greatest);
        }
        return (int) number;
    }

    /** The current token as a number. */
    static long integer(JsonParser in) {
        expect(in, JsonToken.VALUE_NUMBER_INT);
        NumberType type = in.getNumberType();
        if (type != NumberType.INT && type != NumberType.LONG) {
            throw new BadBytesException("found a number that is too large");
        }
        return in.getLongValue();
    }

    /** Complains of a current token that is no floating point number of this kind. */
    static void expectNumber(JsonParser in, NumberType type) {
        expect(in, JsonToken.VALUE_NUMBER_FLOAT);
        if (in.getNumberType() != type) {
            throw new BadBytesException("found a number of type " + in.getNumberType() + " instead of " + type);
        }
    }

    /** The current token as bytes of the array's own. */
    static byte[] binary(JsonParser in) {
        expect(in, JsonToken.VALUE_EMBEDDED_OBJECT);
        return in.getBinaryValue();
    }

    /** The current token as text. */
    static String text(JsonParser in) {
        expect(in, JsonToken.VALUE_STRING);
        @Nullable String text = in.getString();
        if (text == null) {
            throw new BadBytesException("found no text");
        }
        return text;
    }
}
