package org.twatcache.itest.felix.lives;

/**
 * A row of the table.
 *
 * @param event what happens
 * @param created how many engines were created until then
 * @param ended how many of them were ended by then
 * @param data what is then left of the data
 * @param act makes it happen
 */
record Row(String event, int created, int ended, Data data, Act act) {

    /** What an event leaves of an instance. */
    enum Data {
        ALIVE,
        GONE
    }

    /** What happens in a row. */
    @FunctionalInterface
    interface Act {

        void on(Stage stage) throws Exception;
    }

    @Override
    public String toString() {
        return String.format("%-52s | created %d | ended %d | data %s", event, created, ended, data);
    }
}
