package org.twatcache.bench.redis.fault;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Takes a server's answers apart: RESP2, as <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">specified</a>. */
final class Replies {

    private final InputStream in;

    Replies(InputStream in) {
        this.in = in;
    }

    /** The bytes of the next whole answer; nothing of them is understood. */
    byte[] next() throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        copy(reply);
        return reply.toByteArray();
    }

    private void copy(ByteArrayOutputStream reply) throws IOException {
        String line = line(reply);
        switch (line.charAt(0)) {
            case '$' -> bulk(reply, Integer.parseInt(line.substring(1)));
            case '*' -> {
                for (int i = Integer.parseInt(line.substring(1)); i > 0; i--) {
                    copy(reply);
                }
            }
            default -> {
                // The line is all of it.
            }
        }
    }

    private void bulk(ByteArrayOutputStream reply, int length) throws IOException {
        if (length >= 0) {
            byte[] bytes = in.readNBytes(length + 2);
            if (bytes.length < length + 2) {
                throw new EOFException();
            }
            reply.writeBytes(bytes);
        }
    }

    private String line(ByteArrayOutputStream reply) throws IOException {
        StringBuilder line = new StringBuilder();
        int last = 0;
        while (true) {
            int each = in.read();
            if (each < 0) {
                throw new EOFException();
            }
            reply.write(each);
            if (last == '\r' && each == '\n') {
                line.setLength(line.length() - 1);
                return line.toString();
            }
            line.append((char) each);
            last = each;
        }
    }
}
