package org.twatcache.itest.karaf.client;

import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.Cache;

/** Keeps reports in a cache that a file configures. */
@Component(service = UnaryOperator.class, property = "client=reports")
public final class ReportsClient implements UnaryOperator<String> {

    private final Cache<String, Report> reports;

    /** Activated. */
    @Activate
    public ReportsClient(@Reference(target = "(cache.name=reports)") Cache<String, Report> reports) {
        this.reports = reports;
    }

    /** The title of a report, which is made when it is first asked for. */
    @Override
    public String apply(String title) {
        Report report = reports.get(title, Report::new);
        return report == null ? "" : report.title();
    }
}
