package org.twatcache.engine.redis;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import redis.clients.jedis.HostAndPort;

/** The options of the engine as text, read and checked. Those of a spec win over those of the configuration. */
final class Options {

    static final String URI = "redis.uri";
    static final String HOST = "redis.host";
    static final String PORT = "redis.port";
    static final String CLUSTER = "redis.cluster";
    static final String SENTINELS = "redis.sentinels";
    static final String SENTINEL_MASTER = "redis.sentinel.master";
    static final String SENTINEL_USER = "redis.sentinel.user";
    static final String SENTINEL_PASSWORD = "redis.sentinel.password";
    static final String USER = "redis.user";
    static final String PASSWORD = "redis.password";
    static final String DATABASE = "redis.database";
    static final String CLIENT_NAME = "redis.client.name";
    static final String APPLICATION = "redis.application";
    static final String TLS = "redis.tls";
    static final String TLS_CA = "redis.tls.ca";
    static final String TLS_TRUST_STORE = "redis.tls.trust.store";
    static final String TLS_TRUST_STORE_PASSWORD = "redis.tls.trust.store.password";
    static final String TIMEOUT = "redis.timeout";
    static final String CONNECT_TIMEOUT = "redis.connect.timeout";
    static final String POOL_SIZE = "redis.pool.size";
    static final String WRITE_BEHIND = "redis.write.behind";
    static final String INVALIDATION = "redis.invalidation";

    /** What says where the server is: a spec that says any of it says all of it, or a password would go to another server. */
    private static final Set<String> PLACE = Set.of(
            URI,
            HOST,
            PORT,
            CLUSTER,
            SENTINELS,
            SENTINEL_MASTER,
            SENTINEL_USER,
            SENTINEL_PASSWORD,
            USER,
            PASSWORD,
            DATABASE,
            TLS,
            TLS_CA,
            TLS_TRUST_STORE,
            TLS_TRUST_STORE_PASSWORD);

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s)");
    private static final Pattern ADDRESS = Pattern.compile("([^\\s,:\\[\\]]+|\\[[0-9a-fA-F:]+\\]):([0-9]{1,5})");
    private static final int MOST_BEHIND = 1_000_000;
    private static final int LONGEST_SECONDS = 600;

    private final String cache;
    private final Map<String, String> values = new HashMap<>();

    private Options(String cache) {
        this.cache = cache;
    }

    /**
     * The options of a cache.
     *
     * @param cache its name, for messages
     * @param configured those of the configuration; blank ones count as not set
     * @param wished those of the spec
     */
    static Options of(String cache, Map<String, String> configured, Map<String, String> wished) {
        Options options = new Options(cache);
        boolean elsewhere = wished.keySet().stream().anyMatch(PLACE::contains);
        configured.forEach((name, value) -> {
            if (!value.isBlank() && !(elsewhere && PLACE.contains(name))) {
                options.values.put(name, value.strip());
            }
        });
        options.values.putAll(wished);
        return options;
    }

    /** The first part of each key. */
    String application() {
        return values.getOrDefault(APPLICATION, "twat-cache");
    }

    /** Keys whose writes may be acknowledged before the server has them. */
    int writeBehind() {
        return number(WRITE_BEHIND, 0, 0, MOST_BEHIND);
    }

    /** How changes by others are heard of. */
    Invalidation invalidation() {
        String value = values.getOrDefault(INVALIDATION, "tracking");
        return switch (value) {
            case "tracking" -> Invalidation.TRACKING;
            case "pubsub" -> Invalidation.PUBSUB;
            case "none" -> Invalidation.NONE;
            default -> throw refused(INVALIDATION, "is '" + value + "', and has to be tracking, pubsub or none");
        };
    }

    /** Which server, and how it is spoken to. */
    ServerSettings server() {
        Optional<URI> uri = text(URI).map(this::uri);
        if (uri.isPresent()) {
            refuseBeside(URI, HOST, PORT, CLUSTER, SENTINELS, USER, PASSWORD, DATABASE, TLS);
        }
        Credentials credentials = uri.map(this::credentials).orElseGet(() -> credentials(USER, PASSWORD));
        return new ServerSettings(
                uri.map(java.net.URI::getHost).orElseGet(() -> text(HOST).orElse("127.0.0.1")),
                uri.map(given -> given.getPort() < 0 ? ServerSettings.PORT : given.getPort())
                        .orElseGet(() -> number(PORT, ServerSettings.PORT, 1, 65_535)),
                text(SENTINELS).map(this::sentinels).orElse(null),
                text(CLUSTER).map(this::cluster).orElse(List.of()),
                credentials,
                uri.map(this::database).orElseGet(() -> number(DATABASE, 0, 0, Integer.MAX_VALUE)),
                text(CLIENT_NAME).map(this::clientName).orElse("twat-cache"),
                tls(uri.map(given -> "rediss".equals(given.getScheme())).orElseGet(this::wantsTls)),
                millis(TIMEOUT, 1_000),
                millis(CONNECT_TIMEOUT, 1_000),
                number(POOL_SIZE, 16, 1, 10_000));
    }

    private void refuseBeside(String option, String... others) {
        for (String other : others) {
            if (values.containsKey(other)) {
                throw refused(other, "is given beside " + option + ", which says the same: give one of them");
            }
        }
    }

    private Credentials credentials(String userOption, String passwordOption) {
        Optional<String> user = text(userOption);
        Optional<Secret> secret = secret(passwordOption);
        if (user.isPresent() && secret.isEmpty()) {
            throw refused(userOption, "has no " + passwordOption + " beside it");
        }
        return new Credentials(user.orElse(null), secret.orElse(null));
    }

    private Sentinels sentinels(String text) {
        refuseBeside(SENTINELS, HOST, PORT, CLUSTER);
        return new Sentinels(
                addresses(SENTINELS, text),
                text(SENTINEL_MASTER).orElse("mymaster"),
                credentials(SENTINEL_USER, SENTINEL_PASSWORD));
    }

    private List<HostAndPort> cluster(String text) {
        refuseBeside(CLUSTER, HOST, PORT);
        if (!values.getOrDefault(DATABASE, "0").equals("0")) {
            throw refused(DATABASE, "is given beside " + CLUSTER + ", and a cluster has one database only");
        }
        return addresses(CLUSTER, text);
    }

    private List<HostAndPort> addresses(String option, String text) {
        return Stream.of(text.split(",", -1))
                .map(each -> address(option, each.strip()))
                .toList();
    }

    private HostAndPort address(String option, String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (matcher.matches()) {
            int port = Integer.parseInt(matcher.group(2));
            if (port > 0 && port <= 65_535) {
                return new HostAndPort(matcher.group(1), port);
            }
        }
        throw refused(option, "has '" + text + "' in it, and has to be host:port, host:port and so on");
    }

    private URI uri(String text) {
        try {
            URI uri = new URI(text);
            boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below: the message of this one repeats the text, and with it the password.
        }
        throw refused(URI, "has to be redis://user:password@host:port/database, or rediss:// for TLS");
    }

    private Credentials credentials(URI uri) {
        String info = uri.getUserInfo();
        if (info == null || info.isEmpty()) {
            return Credentials.NONE;
        }
        int colon = info.indexOf(':');
        if (colon < 0) {
            throw refused(URI, "has a user without a password: write user:password@, or :password@");
        }
        String user = info.substring(0, colon);
        return new Credentials(user.isEmpty() ? null : user, new GivenSecret(info.substring(colon + 1)));
    }

    private int database(URI uri) {
        String path = uri.getPath();
        if (path == null || path.isEmpty() || path.equals("/")) {
            return 0;
        }
        try {
            int database = Integer.parseInt(path.substring(1));
            if (database >= 0) {
                return database;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw refused(URI, "has to end with the number of a database, or with nothing, after its port");
    }

    private boolean wantsTls() {
        return flag(TLS) || text(TLS_CA).isPresent() || text(TLS_TRUST_STORE).isPresent();
    }

    private @Nullable Tls tls(boolean wanted) {
        Optional<Path> ca = text(TLS_CA).map(path -> file(TLS_CA, path));
        Optional<Path> store = text(TLS_TRUST_STORE).map(path -> file(TLS_TRUST_STORE, path));
        if (ca.isPresent() && store.isPresent()) {
            throw refused(TLS_CA, "is given beside " + TLS_TRUST_STORE + ": give one of them");
        }
        if (!wanted) {
            if (ca.isPresent() || store.isPresent()) {
                throw refused(
                        URI, "begins with redis://, which has no TLS, but certificates are given: write rediss://");
            }
            return null;
        }
        return new Tls(
                ca.orElse(null),
                store.orElse(null),
                secret(TLS_TRUST_STORE_PASSWORD).map(Secret::text).orElse(null));
    }

    private Path file(String option, String text) {
        try {
            Path path = Path.of(text);
            if (Files.isReadable(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw refused(option, "is '" + text + "', which is no file that can be read");
    }

    private String clientName(String text) {
        if (text.chars().allMatch(each -> each >= '!' && each <= '~')) {
            return text;
        }
        throw refused(
                CLIENT_NAME, "is '" + text + "', and may have letters, digits and signs of ASCII without spaces only");
    }

    private Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** A secret, or what stands where it refers to. */
    private Optional<Secret> secret(String option) {
        return text(option).map(value -> {
            if (value.startsWith("file:")) {
                return secretFile(option, value);
            }
            return new GivenSecret(value.startsWith("env:") ? variable(option, value) : value);
        });
    }

    private String variable(String option, String reference) {
        String found = System.getenv(reference.substring("env:".length()));
        if (found == null) {
            throw refused(option, "refers to " + reference + ", which is not set");
        }
        return found;
    }

    private Secret secretFile(String option, String reference) {
        try {
            return new SecretFile(Path.of(reference.substring("file:".length())));
        } catch (IOException | InvalidPathException e) {
            throw refused(option, "refers to " + reference + ", which cannot be read");
        }
    }

    private boolean flag(String option) {
        String value = values.getOrDefault(option, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw refused(option, "is '" + value + "', and has to be true or false");
        }
        return value.equals("true");
    }

    private int number(String option, int otherwise, int least, int most) {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw refused(option, "is '" + value + "', and has to be a number from " + least + " to " + most);
    }

    private int millis(String option, int otherwise) {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(value);
        if (matcher.matches()) {
            long millis = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("s") ? 1_000 : 1);
            if (millis > 0 && millis <= LONGEST_SECONDS * 1_000L) {
                return (int) millis;
            }
        }
        throw refused(option, "is '" + value + "', and has to be a duration of 1ms to 600s, such as 500ms");
    }

    private CacheConfigurationException refused(String option, String fault) {
        return new CacheConfigurationException(
                "Cache '" + cache + "': the option " + option + " " + fault, cache, RedisEngineFactory.ENGINE, null);
    }
}
