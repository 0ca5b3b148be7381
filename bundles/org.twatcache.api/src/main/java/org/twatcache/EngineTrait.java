package org.twatcache;

import java.util.Locale;

/** What an engine can do by itself. More may come: do not switch over these exhaustively. */
public enum EngineTrait {
    /** Keeps keys and values as bytes, encoded by the platform; without this trait it keeps references. */
    KEEPS_BYTES,
    /** Removes entries when their deadline has come; without it the platform does. */
    EXPIRES,
    /** Removes entries that were not read for a while; without it the platform does. */
    EXPIRES_IDLE,
    /** Keeps at most a number of entries; without it the platform does. */
    BOUNDS_ENTRIES,
    /** Keeps at most a sum of weights that the client's function gives. */
    BOUNDS_WEIGHT,
    /** Keeps at most a number of bytes. */
    BOUNDS_BYTES,
    /** Entries outlive the process. */
    PERSISTENT,
    /** Several processes see the same entries. */
    SHARED,
    /** Tells when another process changed an entry. */
    SENDS_INVALIDATIONS;

    /**
     * The trait as an operator writes it: {@code bounds-entries}.
     *
     * @return the name in lower case, with {@code -} between the words
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #text} writes, and the constant's own name, as it stands in service properties.
     *
     * @param text a trait, in any case
     * @return the trait
     * @throws IllegalArgumentException for a text that is none; it lists those that are
     */
    public static EngineTrait of(String text) {
        for (EngineTrait trait : values()) {
            if (trait.text().equalsIgnoreCase(text.strip().replace('_', '-'))) {
                return trait;
            }
        }
        StringBuilder known = new StringBuilder();
        for (EngineTrait trait : values()) {
            known.append(known.isEmpty() ? "" : ", ").append(trait.text());
        }
        throw new IllegalArgumentException("'" + text + "' is no trait of an engine; there are " + known);
    }
}
