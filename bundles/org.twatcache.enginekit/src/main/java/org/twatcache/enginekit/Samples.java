package org.twatcache.enginekit;

/**
 * The keys and values that the contract stores: numbers in the dress that an engine wants. Each call gives a new object, so
 * that an engine that confuses sameness with equality is seen.
 */
interface Samples<T> {

    T key(int number);

    int keyNumber(T key);

    T value(long number);

    long number(T value);
}
