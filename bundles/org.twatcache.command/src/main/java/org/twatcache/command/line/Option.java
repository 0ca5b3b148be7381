package org.twatcache.command.line;

/**
 * An option.
 *
 * @param name with its dashes
 * @param value the placeholder of its value, empty where it takes none
 * @param kind what the value stands for
 * @param repeatable whether it may stand there more than once
 * @param help one line
 */
public record Option(String name, String value, Kind kind, boolean repeatable, String help) {

    /**
     * Whether a value follows.
     *
     * @return false for a flag
     */
    public boolean takesValue() {
        return !value.isEmpty();
    }

    String form() {
        return takesValue() ? name + " " + value : name;
    }

    String usage() {
        return "[" + form() + "]" + (repeatable ? "..." : "");
    }
}
