package org.twatcache;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The values of a spec: the key of each as text, its kind, and what no cache can have. */
enum SpecKey {
    NAME("name", SpecKind.WORD),
    ENGINE("engine", SpecKind.WORD),
    PREFER("prefer", SpecKind.WORDS),
    TIERS("tiers", SpecKind.WORDS),
    NEAR_MAX_SIZE("near.max.size", SpecKind.COUNT),
    NEAR_TTL("near.ttl", SpecKind.DURATION),
    REQUIRE("require", SpecKind.TRAITS),
    FILTER("filter", SpecKind.WORD),
    MAX_SIZE("max.size", SpecKind.COUNT),
    MAX_BYTES("max.bytes", SpecKind.BYTES),
    MAX_WEIGHT("max.weight", SpecKind.COUNT),
    TTL("ttl", SpecKind.DURATION),
    IDLE("idle", SpecKind.DURATION),
    JITTER("jitter", SpecKind.SHARE),
    ABSENT_FOR("absent.for", SpecKind.DURATION),
    REFRESH_AHEAD("refresh.ahead", SpecKind.DURATION),
    STALE_ON_ERROR("stale.on.error", SpecKind.DURATION),
    FAILED_FOR("failed.for", SpecKind.DURATION),
    LOAD_SOFT_TIMEOUT("load.soft.timeout", SpecKind.DURATION),
    LOAD_TIMEOUT("load.timeout", SpecKind.DURATION),
    LOAD_LEASE("load.lease", SpecKind.DURATION),
    TAGGED("tagged", SpecKind.BOOLEAN),
    FOLDER("folder", SpecKind.WORD),
    CODEC("codec", SpecKind.WORD),
    ALLOW("allow", SpecKind.CLASSES),
    COMPRESSION("compression", SpecKind.COMPRESSION),
    BY_VALUE("by.value", SpecKind.BOOLEAN),
    SHARED("shared", SpecKind.BOOLEAN),
    ON_ENGINE_LOSS("on.engine.loss", SpecKind.POLICY),
    REBIND("rebind", SpecKind.REBIND),
    ENGINE_WAIT("engine.wait", SpecKind.DURATION),
    REQUIRED("required", SpecKind.BOOLEAN),
    STATISTICS("statistics", SpecKind.BOOLEAN);

    /** Prefix of the keys of engine options. */
    static final String OPTION = "option.";

    private final String key;
    private final SpecKind kind;

    SpecKey(String key, SpecKind kind) {
        this.key = key;
        this.kind = kind;
    }

    static SpecKey of(String key) {
        for (SpecKey candidate : values()) {
            if (candidate.key.equals(key)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("there is no such key; there are "
                + String.join(", ", Stream.of(values()).map(SpecKey::key).toList()) + ", " + OPTION + "<name>");
    }

    String key() {
        return key;
    }

    Object read(String text) {
        return kind.read(text.strip());
    }

    /** Refuses what no cache can have, whether it came as text or as a typed value. */
    Object checked(Object value) {
        String fault = switch (kind) {
            case COUNT, BYTES -> (Long) value > 0 ? "" : "is not more than zero";
            case DURATION -> durationFault((Duration) value);
            case SHARE -> (Double) value >= 0 && (Double) value <= 1 ? "" : "is not a share from 0 to 1";
            case WORD -> ((String) value).isBlank() ? "is blank" : "";
            case WORDS -> ((List<?>) value).stream().allMatch(SpecKey::isOneWord) ? "" : "is not a list of names";
            case CLASSES ->
                ((List<?>) value).stream().allMatch(SpecKey::isQualifiedName)
                        ? ""
                        : "is not a list of packages and classes by their full names, without wildcards";
            default -> "";
        };
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException("'" + SpecKind.write(value) + "' " + fault);
        }
        return value;
    }

    private static boolean isOneWord(Object word) {
        String text = (String) word;
        return !text.isBlank() && text.indexOf(',') < 0;
    }

    private static boolean isQualifiedName(Object name) {
        return Stream.of(((String) name).split("\\.", -1))
                .allMatch(part -> !part.isEmpty()
                        && Character.isJavaIdentifierStart(part.codePointAt(0))
                        && part.codePoints().allMatch(Character::isJavaIdentifierPart));
    }

    private String durationFault(Duration duration) {
        if (this == ENGINE_WAIT) {
            return duration.isNegative() ? "is negative" : "";
        }
        return duration.isZero() || duration.isNegative() ? "is not longer than zero" : "";
    }
}
