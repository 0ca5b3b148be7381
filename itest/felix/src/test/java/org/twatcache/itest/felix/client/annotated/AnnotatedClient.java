package org.twatcache.itest.felix.client.annotated;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.twatcache.CacheContexts;

/** Has an object's methods cached by annotations, and closes nothing. Understands a word, which it numbers, and {@code -} in front of one to forget. */
public final class AnnotatedClient implements BundleActivator, Function<String, String> {

    private @Nullable Words words;

    /** The target: counts from 1 in each life. */
    private static final class Counting implements Words {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Numbered number(String word) {
            return new Numbered(word, asked.incrementAndGet());
        }

        @Override
        public void forget(String word) {}
    }

    @Override
    public void start(BundleContext context) {
        ServiceReference<CacheContexts> contexts = context.getServiceReference(CacheContexts.class);
        words = context.getService(contexts).cached(Words.class, new Counting());
        context.registerService(Function.class, this, null);
    }

    /** Ends nothing: what it opened is the platform's to end. */
    @Override
    public void stop(BundleContext context) {}

    @Override
    public String apply(String word) {
        Words present = words;
        if (present == null) {
            throw new IllegalStateException("not started");
        }
        if (word.startsWith("-")) {
            present.forget(word.substring(1));
            return "";
        }
        Words.Numbered numbered = present.number(word);
        return numbered.word() + numbered.number();
    }
}
