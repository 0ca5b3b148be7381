package org.twatcache.core.internal.codec;

/** What the first byte of an encoded value says, beside the tags of {@link Scalars}. Numbers are for good. */
final class Tags {

    static final int NULL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;

    static final int OPTIONAL = 40;
    static final int ENTRY = 41;

    static final int ARRAY_LIST = 50;
    static final int LINKED_LIST = 51;
    static final int FIXED_LIST = 52;
    static final int ARRAY_DEQUE = 53;
    static final int COPIED_LIST = 54;

    static final int HASH_SET = 60;
    static final int LINKED_SET = 61;
    static final int TREE_SET = 62;
    static final int FIXED_SET = 63;

    static final int HASH_MAP = 70;
    static final int LINKED_MAP = 71;
    static final int TREE_MAP = 72;
    static final int FIXED_MAP = 73;
    static final int CONCURRENT_MAP = 74;

    static final int BOOLEANS = 80;
    static final int BYTES = 81;
    static final int SHORTS = 82;
    static final int CHARS = 83;
    static final int INTS = 84;
    static final int LONGS = 85;
    static final int FLOATS = 86;
    static final int DOUBLES = 87;
    static final int OBJECTS = 88;

    static final int RECORD = 90;
    static final int ENUM = 91;
    static final int SERIALIZED = 92;

    private Tags() {}
}
