package org.twatcache.engine.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority, and a server's key with a certificate of it, made by Java's own tool, as the files that a server wants. */
final class Certificates {

    private static final String PASSWORD = "changeit";

    /** The authority's, as PEM. */
    final Path authority;

    /** The authority's, as a key store. */
    final Path store;

    final Path certificate;
    final Path key;

    /**
     * Makes them.
     *
     * @param folder where
     * @param subject whom it is for, such as {@code ip:127.0.0.1}
     * @param more further words for the tool that signs
     */
    Certificates(Path folder, String subject, String... more) throws Exception {
        this.store = folder.resolve("authority.p12");
        this.authority = folder.resolve("authority.pem");
        this.certificate = folder.resolve("certificate.pem");
        this.key = folder.resolve("key.pem");
        Path servers = folder.resolve("server.p12");
        Path wish = folder.resolve("wish");
        keytool(store, "authority", "-genkeypair", "-keyalg", "RSA", "-dname", "CN=authority", "-ext", "bc:c");
        keytool(servers, "server", "-genkeypair", "-keyalg", "RSA", "-dname", "CN=server");
        keytool(servers, "server", "-certreq", "-file", wish.toString());
        List<String> signing = new ArrayList<>(List.of("-gencert", "-rfc", "-ext", "san=" + subject));
        signing.addAll(List.of("-infile", wish.toString(), "-outfile", certificate.toString()));
        signing.addAll(List.of(more));
        keytool(store, "authority", signing.toArray(String[]::new));
        write(authority, "CERTIFICATE", open(store).getCertificate("authority").getEncoded());
        write(
                key,
                "PRIVATE KEY",
                open(servers).getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    private static KeyStore open(Path store) throws Exception {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static void keytool(Path store, String alias, String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", alias, "-keystore", store.toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }
}
