package org.twatcache.bench.churn.link;

/** What a client's bundle can be asked for. */
public interface Client {

    /**
     * Uses caches as a client does in its life: a listener and a loader of its own, a call that does not wait, and a handle
     * that it forgets to close.
     *
     * @throws Exception whatever happens
     */
    void visit() throws Exception;

    /**
     * Uses caches on disk: one that stays open, with values of a class of its own, and one that has to be served at once.
     *
     * @throws Exception whatever happens
     */
    void store() throws Exception;

    /**
     * The same on a server.
     *
     * @param uri where it is
     * @throws Exception whatever happens
     */
    void reach(String uri) throws Exception;

    /**
     * Makes one call that the seed chooses.
     *
     * @param seed chooses
     * @throws Exception whatever happens
     */
    void call(long seed) throws Exception;

    /**
     * Opens, puts, gets and closes on each engine by its name.
     *
     * @return {@code name=kept} of each, in the order of their names, separated by blanks
     */
    String lookUp();
}
