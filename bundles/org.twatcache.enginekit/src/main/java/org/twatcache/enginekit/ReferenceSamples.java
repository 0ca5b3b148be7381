package org.twatcache.enginekit;

/** Keys and values for engines that keep references. */
final class ReferenceSamples implements Samples<Object> {

    record SampleKey(int number) {}

    /** Equal by number: a comparison by {@code equals} where the contract asks for the very object is caught by it. */
    record SampleValue(long number) {}

    @Override
    public Object key(int number) {
        return new SampleKey(number);
    }

    @Override
    public int keyNumber(Object key) {
        return ((SampleKey) key).number();
    }

    @Override
    public Object value(long number) {
        return new SampleValue(number);
    }

    @Override
    public long number(Object value) {
        return ((SampleValue) value).number();
    }
}
