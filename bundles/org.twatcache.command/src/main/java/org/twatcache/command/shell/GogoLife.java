package org.twatcache.command.shell;

import java.util.Objects;
import java.util.Set;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.JobListener;

/**
 * A session of Gogo with its streams. An interrupt breaks it: its channels are closed, its threads may hang. Then a life that
 * continues it takes over, with the same variables and folder.
 */
record GogoLife(CommandSession session, BorrowedOutput out, BorrowedOutput err) {

    private static final String VARIABLES = ".variables";
    private static final String SCOPE = "SCOPE";

    static GogoLife begin(CommandProcessor processor, ShellRequest request, JobListener listener) {
        GogoLife life = open(processor, request, listener);
        life.session.put(CommandSession.OPTION_NO_GLOB, true);
        // Names without a scope: ours first, then the framework's, then any.
        life.session.put(SCOPE, "cache:felix:*");
        return life;
    }

    GogoLife next(CommandProcessor processor, ShellRequest request, JobListener listener) {
        GogoLife next = open(processor, request, listener);
        if (session.get(VARIABLES) instanceof Set<?> names) {
            names.forEach(name -> next.session.put(name.toString(), session.get(name.toString())));
        }
        next.session.currentDir(Objects.requireNonNull(session.currentDir()));
        close();
        return next;
    }

    boolean isBroken() {
        return out.isLetGo() || err.isLetGo();
    }

    void close() {
        out.close();
        err.close();
        session.close();
    }

    private static GogoLife open(CommandProcessor processor, ShellRequest request, JobListener listener) {
        BorrowedOutput out = new BorrowedOutput(request.out());
        BorrowedOutput err = request.out() == request.err() ? out : new BorrowedOutput(request.err());
        CommandSession session = processor.createSession(new BorrowedInput(request.in()), out, err);
        session.setJobListener(listener);
        return new GogoLife(session, out, err);
    }
}
