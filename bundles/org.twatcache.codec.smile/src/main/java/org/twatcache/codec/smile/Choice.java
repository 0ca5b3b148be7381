package org.twatcache.codec.smile;

/**
 * A class that may stand where a wider type is declared.
 *
 * @param type the class
 * @param form of its values
 */
record Choice(Class<?> type, Form form) {}
