package org.twatcache.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service, and the rules that want it cached, of which the first has its proxy. Nothing is held while a proxy is registered or
 * unregistered: a thread that comes meanwhile says what has changed and leaves the work to the one that is at it.
 */
final class Original {

    private static final Logger LOG = LoggerFactory.getLogger(Original.class);

    /** A configuration before what the service says of itself; among equals the one that came first. */
    private static final Comparator<Rule> ORDER = Comparator.comparing(rule -> !rule.configured());

    private final ServiceReference<?> reference;
    private final ProxyMaker maker;
    private final Later later;
    private final AtomicReference<List<Rule>> rules = new AtomicReference<>(List.of());
    private final Set<Rule> refused = ConcurrentHashMap.newKeySet();
    private final Map<Rule, Complaint> complaints = new ConcurrentHashMap<>();
    private final AtomicInteger work = new AtomicInteger();
    private volatile @Nullable ServiceProxy proxy;

    Original(ServiceReference<?> reference, ProxyMaker maker, Later later) {
        this.reference = reference;
        this.maker = maker;
        this.later = later;
    }

    void add(Rule rule) {
        rules.updateAndGet(present -> {
            List<Rule> next = new ArrayList<>(present);
            next.add(rule);
            next.sort(ORDER);
            return List.copyOf(next);
        });
    }

    void remove(Rule rule) {
        rules.updateAndGet(
                present -> present.stream().filter(each -> !each.equals(rule)).toList());
        boolean unused = refused.remove(rule);
        forget(rule);
    }

    private void forget(Rule rule) {
        Complaint former = complaints.remove(rule);
        if (former != null) {
            former.withdraw();
        }
    }

    /** Whether nobody wants it cached, and it is not. */
    boolean isIdle() {
        return rules.get().isEmpty() && proxy == null && work.get() == 0;
    }

    /** The bundles that use it past its proxy; none where it has no proxy. */
    List<Bundle> past(Bundle own) {
        ServiceProxy present = proxy;
        return present == null ? List.of() : present.holders(own);
    }

    /** What was refused may be possible, as the service says something else of itself. */
    void reconsider() {
        refused.clear();
    }

    /** Brings about what the rules and the properties of the service ask for now. */
    void settle() {
        if (work.getAndIncrement() == 0) {
            int done;
            do {
                done = work.get();
                attempt();
            } while (!work.compareAndSet(done, 0));
        }
    }

    /** Whatever goes wrong, the next change is not missed. */
    private void attempt() {
        try {
            step();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The proxy of service {} could be neither made nor removed", ProxyProperties.id(reference), e);
        }
    }

    private void step() {
        Optional<Rule> wanted =
                rules.get().stream().filter(rule -> !refused.contains(rule)).findFirst();
        ServiceProxy present = proxy;
        if (present != null && wanted.filter(present.rule()::equals).isPresent()) {
            follow(present);
            return;
        }
        if (present != null) {
            proxy = null;
            maker.remove(present);
            if (!rules.get().contains(present.rule())) {
                // The service itself may be going, of which the other rules hear in a moment.
                later.run(0, this::settle);
                return;
            }
        }
        wanted.ifPresent(this::install);
    }

    private void follow(ServiceProxy present) {
        try {
            present.follow();
        } catch (Refusal e) {
            refuse(present.rule(), e.reason());
        } catch (IllegalStateException e) {
            LOG.debug("{} went with the bundle of its original", present.name(), e);
        }
    }

    private void install(Rule rule) {
        try {
            ServiceProxy installed = maker.install(reference, rule, reason -> refuse(rule, reason));
            proxy = installed;
            Complaint former = complaints.get(rule);
            if (former != null) {
                former.withdraw();
            }
            // What the service said of itself while its proxy was registered was not heard.
            follow(installed);
        } catch (Refusal e) {
            refuse(rule, e.reason());
        } catch (IllegalStateException e) {
            LOG.debug("{} went before its proxy came", reference, e);
        }
    }

    /** Logged once for each rule. */
    private void refuse(Rule rule, String reason) {
        boolean unused = refused.add(rule);
        later.run(0, this::settle);
        if (complaints
                .computeIfAbsent(rule, asked -> maker.complaint(reference, asked))
                .raise(reason)) {
            LOG.warn(
                    "Service {} of {} is not cached, which {} asks for: {}",
                    ProxyProperties.id(reference),
                    reference.getBundle(),
                    rule.origin(),
                    reason);
        }
        if (!rules.get().contains(rule)) {
            forget(rule);
        }
    }
}
