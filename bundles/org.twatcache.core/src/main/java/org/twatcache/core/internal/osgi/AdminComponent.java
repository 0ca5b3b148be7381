package org.twatcache.core.internal.osgi;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;

/** The operators' service. */
@Component(service = CacheAdmin.class)
public final class AdminComponent implements CacheAdmin {

    private final CacheAdmin admin;

    /** Made when somebody first gets the service. */
    @Activate
    public AdminComponent(@Reference CoreComponent core) {
        this.admin = core.admin();
    }

    @Override
    public List<EngineUse> engines() {
        return admin.engines();
    }

    @Override
    public List<CacheControl> caches() {
        return admin.caches();
    }

    @Override
    public CacheControl find(String text) {
        return admin.find(text);
    }
}
