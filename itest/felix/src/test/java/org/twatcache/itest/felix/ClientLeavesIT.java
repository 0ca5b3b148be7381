package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.client;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.testEngine;
import static org.twatcache.itest.support.Recipes.testLibraries;

import java.util.Collections;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.twatcache.itest.felix.client.leaving.LeavingClient;
import org.twatcache.itest.support.story.EngineCounts;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** A client of two engines closes nothing: each of its five engines is ended once, whoever goes first. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class ClientLeavesIT {

    private static final String CLIENT = "org.acme.leaving";

    @Inject
    BundleContext context;

    private Bundle client;
    private EngineCounts red;
    private EngineCounts blue;

    @Configuration
    public Option[] cast() {
        return options(
                testLibraries(),
                core(),
                testEngine("red", 0),
                testEngine("blue", 0),
                client(CLIENT, LeavingClient.class));
    }

    @Before
    public void enter() {
        client = Stagehand.bundle(context, CLIENT);
        red = Services.counts(context, "red");
        blue = Services.counts(context, "blue");
        assertServing();
        assertThat(red.ends()).containsExactly(0, 0, 0);
        assertThat(blue.ends()).containsExactly(0, 0);
    }

    @Test
    public void client_stops_endsEachEngineOnce() throws BundleException {
        client.stop();
        assertThat(red.ends()).containsExactly(1, 1, 1);
        assertThat(blue.ends()).containsExactly(1, 1);
        assertThat(red.destroyed()).isZero();
    }

    @Test
    public void client_updatedAndRefreshed_endsTheOldAndOpensAnew() throws Exception {
        Stagehand.update(client);
        assertServing();
        assertLives(2);
        Stagehand.refresh(context, client);
        assertServing();
        assertLives(3);
        client.uninstall();
        assertThat(red.ends()).hasSize(9).containsOnly(1);
        assertThat(blue.ends()).hasSize(6).containsOnly(1);
    }

    @Test
    public void client_stopsAfterAnEngine_endsTheOthersOnly() throws BundleException {
        Stagehand.bundle(context, Stagehand.engine("red")).stop();
        assertThat(red.ends()).containsExactly(1, 1, 1);
        assertThat(blue.ends()).containsExactly(0, 0);
        client.stop();
        assertThat(red.ends()).containsExactly(1, 1, 1);
        assertThat(blue.ends()).containsExactly(1, 1);
    }

    @Test
    public void client_stopsAfterAnEngineCameBack_endsBothLivesOfIt() throws BundleException {
        Bundle engine = Stagehand.bundle(context, Stagehand.engine("red"));
        engine.stop();
        engine.start();
        EngineCounts again = Services.counts(context, "red");
        await().until(() -> again.created() == 3);
        client.stop();
        assertThat(red.ends()).containsExactly(1, 1, 1);
        assertThat(again.ends()).containsExactly(1, 1, 1);
    }

    @Test
    public void core_stops_endsEachEngineOnce() throws BundleException {
        Stagehand.bundle(context, "org.twatcache.core").stop();
        assertThat(red.ends()).containsExactly(1, 1, 1);
        assertThat(blue.ends()).containsExactly(1, 1);
        client.stop();
        assertThat(red.ends()).containsExactly(1, 1, 1);
    }

    private void assertServing() {
        assertThat(Services.service(context, BooleanSupplier.class, "(client=leaving)")
                        .getAsBoolean())
                .isTrue();
    }

    /** All but the last life of the client were ended. */
    private void assertLives(int lives) {
        assertThat(red.ends().subList(0, 3 * (lives - 1))).containsOnly(1);
        assertThat(red.ends().subList(3 * (lives - 1), red.created())).isEqualTo(Collections.nCopies(3, 0));
        assertThat(blue.ends().subList(2 * (lives - 1), blue.created())).isEqualTo(Collections.nCopies(2, 0));
    }
}
