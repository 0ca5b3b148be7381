package org.twatcache.example.users;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** As if it asked a server: an ordinary service, and slow. */
@Component
public final class RemoteUsers implements Users {

    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final AtomicInteger requests = new AtomicInteger();

    /** Made by the component runtime. */
    @Activate
    public RemoteUsers() {}

    @Override
    public String find(String id) {
        LockSupport.parkNanos(ANSWER_NANOS);
        return "user " + id + ", told by request " + requests.incrementAndGet();
    }
}
