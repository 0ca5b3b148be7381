package org.twatcache.bench.load.operator;

/** What can be wrong with a proxy. */
enum Fault {
    /** It answers one key with what it keeps of another. */
    WRONG("wrong"),

    /** It does not answer any more when it has gone. */
    ENDING("ending"),

    /** It keeps what it has beyond its end. */
    KEEPING("keeping");

    private final String kind;

    Fault(String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
