package org.twatcache.itest.felix.directory.client;

import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.twatcache.itest.felix.directory.Directory;

/** Goes on with the best directory, at any time. */
@Component(service = UnaryOperator.class, property = "client=greedy", immediate = true)
public final class GreedyClient implements UnaryOperator<String> {

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Directory directory;

    /** Made by SCR, which sets the reference. */
    @Activate
    @SuppressWarnings("NullAway.Init")
    public GreedyClient() {}

    @Override
    public String apply(String name) {
        return name.startsWith("?") ? directory.findAny(name).orElseThrow() : directory.find(name);
    }
}
