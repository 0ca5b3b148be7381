package org.twatcache.engine.redis;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By what a server knows a connection. Both, since another server, or the same one after a restart, begins to count anew.
 *
 * @param id counted by the server
 * @param address of the client, as the server sees it
 */
record ServersName(String id, String address) {

    /** From the answer to {@link Commands#introduction}; null where it does not say. */
    static @Nullable ServersName of(String introduction) {
        Map<String, String> said = Arrays.stream(introduction.trim().split(" "))
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (one, other) -> one));
        String id = said.get("id");
        String address = said.get("addr");
        return id == null || address == null ? null : new ServersName(id, address);
    }
}
