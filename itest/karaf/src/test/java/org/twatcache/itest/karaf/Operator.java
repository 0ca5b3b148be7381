package org.twatcache.itest.karaf;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;

/** Who types into a session of Karaf's shell. */
final class Operator implements AutoCloseable {

    private final Subject roles;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Session session;

    /** Who may do everything. */
    Operator(SessionFactory factory) {
        this(factory, "viewer", "manager", "admin", "systembundles");
    }

    Operator(SessionFactory factory, String... roles) {
        this.roles = subject(roles);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        this.session = factory.create(InputStream.nullInputStream(), out, out);
    }

    /** Who has some roles. */
    static Subject subject(String... roles) {
        Subject subject = new Subject();
        for (String role : roles) {
            subject.getPrincipals().add(new RolePrincipal(role));
        }
        return subject;
    }

    /**
     * Types one line.
     *
     * @return what it printed, without the white space around it
     * @throws Exception as the command did
     */
    String type(String line) throws Exception {
        printed.reset();
        try {
            Subject.doAs(roles, (PrivilegedExceptionAction<Object>) () -> session.execute(line));
        } catch (PrivilegedActionException e) {
            throw e.getException();
        }
        return printed();
    }

    /** What the last line printed, also when it failed. */
    String printed() {
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    Session session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
