package org.twatcache.core.internal.codec;

import java.util.ArrayList;
import java.util.List;
import org.twatcache.core.internal.cache.Notes;
import org.twatcache.core.internal.cache.TagStamp;

/**
 * {@link Notes} as bytes.
 *
 * <pre>
 * refresh at 8 | expires at 8 | number of tags, varint | each: text | stamp 8
 * </pre>
 */
final class NotesForm {

    private static final int LEAST_OF_A_TAG = 1 + Long.BYTES;

    private NotesForm() {}

    static void write(Notes notes, ByteSink out) {
        out.int64(notes.refreshAt());
        out.int64(notes.expiresAt());
        out.varint(notes.tags().size());
        for (TagStamp each : notes.tags()) {
            out.text(each.tag());
            out.int64(each.stamp());
        }
    }

    static Notes read(ByteSource in) {
        long refreshAt = in.int64();
        long expiresAt = in.int64();
        int count = in.count(LEAST_OF_A_TAG);
        List<TagStamp> tags = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            String tag = in.text();
            tags.add(new TagStamp(tag, in.int64()));
        }
        return new Notes(refreshAt, expiresAt, tags);
    }
}
