package org.twatcache.engine.xodus;

import java.lang.reflect.Field;
import jetbrains.exodus.core.execution.JobProcessor;
import jetbrains.exodus.core.execution.ThreadJobProcessorPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the threads that Xodus starts for all environments and never ends, each of which keeps this bundle's class loader. */
final class XodusThreads {

    private static final Logger LOG = LoggerFactory.getLogger(XodusThreads.class);

    private XodusThreads() {}

    /** To be called when no environment is open. One that is opened later does without them. */
    static void end() {
        try {
            // It makes the threads of the others, also the next one of one that ends. Nothing else gives access to it.
            Field field = ThreadJobProcessorPool.class.getDeclaredField("SPAWNER");
            field.setAccessible(true);
            JobProcessor spawner = (JobProcessor) field.get(null);
            spawner.start();
            for (JobProcessor processor : ThreadJobProcessorPool.getProcessors()) {
                processor.finish();
            }
            spawner.finish();
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("A thread of Xodus does not end, and keeps the class loader of this bundle", e);
        }
    }
}
