package org.twatcache.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the services that a rule, or one of each service's own, is about. Gets none of them, and sees those of any class space. */
final class RuleTracker implements ServiceTrackerCustomizer<Object, RuleTracker.Tracked>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuleTracker.class);

    /** A service, what is wanted of it, and why it is not where that makes no sense. */
    record Tracked(AtomicReference<Optional<Rule>> rule, Complaint complaint) {}

    private final BundleContext own;
    private final Originals originals;
    private final Function<ServiceReference<?>, Rule> rules;
    private final ServiceTracker<Object, Tracked> tracker;
    private final Queue<ServiceReference<?>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean open;

    /**
     * A tracker that is not open yet.
     *
     * @param filter which services; proxies must not be among them
     * @param rules what is wanted of one, or a {@link Refusal}
     */
    RuleTracker(BundleContext own, Filter filter, Originals originals, Function<ServiceReference<?>, Rule> rules) {
        this.own = own;
        this.originals = originals;
        this.rules = rules;
        this.tracker = new ServiceTracker<>(own, filter, this);
    }

    /** Begins; returns when the services that are there have their proxies. */
    void open() {
        tracker.open(true);
        open = true;
        settle();
    }

    /** How many services there are. */
    int size() {
        return tracker.size();
    }

    @Override
    public Tracked addingService(ServiceReference<Object> reference) {
        Complaint complaint =
                Complaint.ofService(own, reference, "", Texts.one(reference.getProperty(ProxyProperties.NAME)));
        Optional<Rule> rule = rule(reference, complaint);
        rule.ifPresent(wanted -> originals.claim(reference, wanted));
        waiting.add(reference);
        if (open) {
            settle();
        }
        return new Tracked(new AtomicReference<>(rule), complaint);
    }

    /** Of several that are equal in rank clients prefer the one that came first: so it has to be with their proxies. */
    private void settle() {
        List<ServiceReference<?>> found = new ArrayList<>();
        for (ServiceReference<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            found.add(next);
        }
        found.sort(Comparator.reverseOrder());
        found.forEach(originals::settle);
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, Tracked tracked) {
        Optional<Rule> rule = rule(reference, tracked.complaint());
        Optional<Rule> former = tracked.rule().getAndSet(rule);
        if (former.equals(rule)) {
            originals.changed(reference);
            return;
        }
        former.ifPresent(unwanted -> originals.release(reference, unwanted));
        rule.ifPresent(wanted -> originals.claim(reference, wanted));
        originals.settle(reference);
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Tracked tracked) {
        tracked.complaint().withdraw();
        tracked.rule().getAndSet(Optional.empty()).ifPresent(unwanted -> originals.release(reference, unwanted));
    }

    private Optional<Rule> rule(ServiceReference<?> reference, Complaint complaint) {
        try {
            Optional<Rule> rule = Optional.of(rules.apply(reference));
            complaint.withdraw();
            return rule;
        } catch (Refusal e) {
            if (complaint.raise(e.reason())) {
                LOG.warn(
                        "Service {} of {} is not cached, which its service properties ask for: {}",
                        ProxyProperties.id(reference),
                        reference.getBundle(),
                        e.reason());
            }
            return Optional.empty();
        }
    }

    /** Ends; returns when the proxies are gone, but for those that another rule wants. */
    @Override
    public void close() {
        tracker.close();
    }
}
