package org.twatcache.launcher;

/** What the exit code of the process says; scripts rely on it. 130 and 143 come from the JVM on SIGINT and SIGTERM. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_STARTED = 3;
    static final int INTERRUPTED = 130;
    static final int TERMINATED = 143;

    private ExitCode() {}
}
