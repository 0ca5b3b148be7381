package org.twatcache.command.shell;

import java.util.Arrays;
import java.util.List;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Lets commands of the framework take bundles by number or by symbolic name: {@code stop 12}. Gogo leaves that to its own
 * shell, which is not needed for anything else.
 */
@Component(service = Converter.class, property = Converter.CONVERTER_CLASSES + "=org.osgi.framework.Bundle")
public final class BundleConverter implements Converter {

    private final BundleContext context;

    /** Knows all bundles. */
    @Activate
    public BundleConverter(BundleContext context) {
        this.context = context;
    }

    @Override
    public @Nullable Object convert(Class<?> wanted, Object typed) {
        if (wanted != Bundle.class || !(typed instanceof CharSequence)) {
            return null;
        }
        String text = typed.toString();
        if (text.matches("\\d{1,18}")) {
            return context.getBundle(Long.parseLong(text));
        }
        List<Bundle> named = Arrays.stream(context.getBundles())
                .filter(bundle -> text.equals(bundle.getSymbolicName()))
                .toList();
        return named.size() == 1 ? named.get(0) : null;
    }

    @Override
    public @Nullable CharSequence format(Object target, int level, Converter escape) {
        return null;
    }
}
