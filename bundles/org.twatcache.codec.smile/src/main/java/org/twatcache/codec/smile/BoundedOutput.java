package org.twatcache.codec.smile;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on, up to the longest value. Used by one thread. */
final class BoundedOutput extends OutputStream {

    private final OutputStream out;
    private int left = Limits.LENGTH;

    BoundedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        take(1);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        out.write(bytes, offset, length);
    }

    private void take(int length) {
        if (length > left) {
            throw new BadValueException("it is longer than " + Limits.LENGTH + " bytes");
        }
        left -= length;
    }
}
