package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;

/** Where keys are, as each server says of itself, and where they may have been. */
final class SurveyTest {

    private static final HostAndPort ONE = new HostAndPort("one.example", 1);
    private static final HostAndPort TWO = new HostAndPort("h", 2);
    private static final HostAndPort NEW = new HostAndPort("h", 3);

    private static final String OTHERS = """
            dead h:9@19 master,fail - 0 0 9 disconnected
            copy h:8@18 slave one 0 0 1 connected
            """;

    /** The first has a name that others do not know it by; the last is known by the others only. */
    private static Survey survey(String ofOne, String ofTwo, String ofNew) {
        Map<HostAndPort, String> said = Map.of(
                ONE,
                "one :1@11 myself,master - 0 0 1 connected " + ofOne + "\ntwo h:2@12 master - 0 0 2 connected 9-16383\n"
                        + "new h:3@13 master - 0 0 0 connected\n" + OTHERS,
                TWO,
                "two h:2@12 myself,master - 0 0 2 connected " + ofTwo + "\none h:1@11 master - 0 0 1 connected 0-8\n"
                        + OTHERS,
                NEW,
                "new h:3@13 myself,master - 0 0 0 connected " + ofNew + "\n" + OTHERS);
        return Survey.of(Set.of(ONE, TWO), address -> Objects.requireNonNull(said.get(address)));
    }

    private static int stations(Survey... seen) {
        Journeys journeys = new Journeys();
        for (Survey each : seen) {
            journeys.add(each);
        }
        return journeys.stations();
    }

    private static final Survey STILL = survey("0-8", "9-16383", "");
    private static final Survey LEAVING = survey("0-7 8 [8->-new]", "9-16383", "[8-<-one]");
    private static final Survey ARRIVED = survey("0-7", "9-16383", "8");

    @Test
    void servers_thatOnlyOthersKnow_areAskedOnce() {
        assertThat(STILL.servers()).containsExactlyInAnyOrder(ONE, TWO, NEW);
        assertThat(STILL.holders(0)).containsExactly("one");
        assertThat(STILL.holders(16_383)).containsExactly("two");
        assertThat(LEAVING.holders(8)).containsExactly("one", "new");
        assertThat(LEAVING.holders(7)).containsExactly("one");
    }

    @Test
    void journeys_thatNobodyMakes_haveOneStation() {
        assertThat(stations(STILL)).isEqualTo(1);
        assertThat(stations(STILL, STILL, STILL)).isEqualTo(1);
    }

    @Test
    void journeys_seenOnTheWayOrAfterwards_haveTwo() {
        assertThat(stations(STILL, LEAVING)).isEqualTo(2);
        assertThat(stations(LEAVING, LEAVING, LEAVING)).isEqualTo(2);
        assertThat(stations(LEAVING, ARRIVED, ARRIVED)).isEqualTo(2);
        assertThat(stations(STILL, ARRIVED)).isEqualTo(2);
        assertThat(stations(STILL, LEAVING, ARRIVED)).isEqualTo(2);
    }

    @Test
    void journeys_backOrOn_haveMore() {
        Survey on = survey("0-7", "8-16383", "");

        assertThat(stations(STILL, ARRIVED, STILL)).isEqualTo(3);
        assertThat(stations(STILL, LEAVING, STILL)).isEqualTo(3);
        assertThat(stations(STILL, ARRIVED, on)).isEqualTo(3);
        assertThat(stations(STILL, ARRIVED, STILL, ARRIVED)).isEqualTo(4);
    }
}
