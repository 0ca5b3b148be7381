package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.EngineTrait;

/** Every fault is caught by the cases that are made for it. */
class BrokenEnginesTest {

    static Stream<Fault> faults() {
        return Stream.of(
                        WrongWrites.faults(),
                        WrongCursors.faults(),
                        WrongTimes.faults(),
                        WrongBounds.faults(),
                        WrongEnds.faults(),
                        WrongRegions.faults(),
                        WrongCalls.faults())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void contract_brokenEngine_fails(Fault fault) {
        BrokenContract contract = new BrokenContract(fault);
        Set<String> failed = new TreeSet<>();
        for (ThemeType theme : ThemeType.ALL) {
            for (ContractCase each : ContractCase.of(theme, fault.claims())) {
                if (fault.caughtBy().contains(each.name()) && fails(each, contract)) {
                    failed.add(each.name());
                }
            }
        }

        assertThat(failed).containsExactlyInAnyOrderElementsOf(fault.caughtBy());
    }

    private static boolean fails(ContractCase each, BrokenContract contract) {
        try {
            each.run(contract, contract.factory());
            return false;
        } catch (Throwable e) {
            return true;
        }
    }

    /** A contract that loses patience soon. */
    private static final class BrokenContract extends FakeContract {

        BrokenContract(Fault fault) {
            super(
                    request -> fault.maker().apply(request, fault.claims()),
                    fault.claims().toArray(EngineTrait[]::new));
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(300);
        }

        /** A race ends with the first failure, so that time is no price here but for a fault that is not caught. */
        @Override
        protected int effort() {
            return 1_000;
        }
    }
}
