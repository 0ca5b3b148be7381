package org.twatcache.engine.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust. Host names are always checked.
 *
 * @param ca a file of certificates, or null
 * @param trustStore a key store of Java, or null; without both Java's own is used
 * @param trustStorePassword null for none
 */
record Tls(
        @Nullable Path ca,
        @Nullable Path trustStore,
        @Nullable String trustStorePassword) {

    /** Makes sockets; the files are read once. */
    SSLSocketFactory sockets() throws IOException, GeneralSecurityException {
        KeyStore trusted = trusted();
        SSLContext context = SSLContext.getInstance("TLS");
        if (trusted == null) {
            context.init(null, null, null);
        } else {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            context.init(null, managers.getTrustManagers(), null);
        }
        return context.getSocketFactory();
    }

    private @Nullable KeyStore trusted() throws IOException, GeneralSecurityException {
        if (trustStore != null) {
            return KeyStore.getInstance(
                    trustStore.toFile(), trustStorePassword == null ? null : trustStorePassword.toCharArray());
        }
        if (ca == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(ca)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
        }
        return store;
    }

    @Override
    public String toString() {
        return "TLS";
    }
}
