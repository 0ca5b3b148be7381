package org.twatcache.bench.load.service;

/** A bundle that uses the service by a reference of a declarative component. */
public interface Client {

    /**
     * Asks the service that the component has at the moment.
     *
     * @param key what is asked for
     * @return what the service answers
     */
    String find(String key);
}
