package org.twatcache.command.line;

/**
 * An argument told by its place.
 *
 * @param name as it stands in the help
 * @param kind what it stands for
 * @param optional whether it may be missing; then it is the last
 * @param help one line
 */
public record Argument(String name, Kind kind, boolean optional, String help) {

    String usage() {
        return optional ? "[" + name + "]" : name;
    }
}
