package org.twatcache.bench.store;

import java.nio.file.Path;
import java.util.Arrays;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.bindings.StringBinding;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import org.jspecify.annotations.Nullable;

/** Xodus as it comes, with a transaction for each call. */
final class XodusStore implements DiskStore {

    private static final String NAME = "bench";

    private final Environment environment;
    private final Store store;

    /** Durable: a transaction is on disk when it ends; otherwise the system writes it some time. */
    XodusStore(Path folder, boolean durable) {
        environment = Environments.newInstance(
                folder.toFile(),
                new EnvironmentConfig().setLogDurableWrite(durable).setEnvGatherStatistics(false));
        store = environment.computeInTransaction(
                txn -> environment.openStore(NAME, StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, txn));
    }

    @Override
    public byte @Nullable [] get(String key) {
        ByteIterable found = environment.computeInReadonlyTransaction(txn -> store.get(txn, entry(key)));
        return found == null ? null : Arrays.copyOf(found.getBytesUnsafe(), found.getLength());
    }

    @Override
    public void put(String key, byte[] value) {
        environment.executeInTransaction(txn -> store.put(txn, entry(key), new ArrayByteIterable(value)));
    }

    @Override
    public void remove(String key) {
        environment.executeInTransaction(txn -> store.delete(txn, entry(key)));
    }

    @Override
    public void clear() {
        environment.executeInTransaction(txn -> environment.truncateStore(NAME, txn));
    }

    @Override
    public void region(String name) {
        environment.executeInTransaction(
                txn -> environment.openStore(name, StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, txn));
        environment.executeInTransaction(txn -> environment.removeStore(name, txn));
    }

    private static ByteIterable entry(String key) {
        return StringBinding.stringToEntry(key);
    }

    @Override
    public void close() {
        environment.close();
    }
}
