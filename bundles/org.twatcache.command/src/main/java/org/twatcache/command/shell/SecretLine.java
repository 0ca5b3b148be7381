package org.twatcache.command.shell;

import java.util.regex.Pattern;

/** Tells lines that name a secret; rather one line too many. */
final class SecretLine {

    private static final String NAMES =
            "passw|passphrase|pwd|secret|token|credential|(api|access|private)[._-]?key|auth\\b";

    private static final Pattern NAMED =
            Pattern.compile("(" + NAMES + ")[\\w.-]*['\"]?\\s*=\\s*['\"]?(?!env:|file:)\\S", Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_URI = Pattern.compile("://[^/\\s]*:[^/\\s]*@");

    private SecretLine() {}

    static boolean isSecret(String line) {
        return NAMED.matcher(line).find() || IN_URI.matcher(line).find();
    }
}
