package org.twatcache.command;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheLeak;
import org.twatcache.command.line.Arguments;
import org.twatcache.command.line.ShellCommand;
import org.twatcache.command.line.Syntax;
import org.twatcache.command.print.Figures;
import org.twatcache.command.print.JsonObject;
import org.twatcache.command.print.Table;

/** {@code cache:leaks}. */
@ShellCommand(function = "leaks", description = "Lists what clients forgot to close, the oldest first.")
@Component(service = Function.class)
public final class LeaksCommand extends CacheCommand {

    static final Syntax SYNTAX = Syntax.of(LeaksCommand.class);

    private static final Pattern CALL = Pattern.compile("(?:.*[./])?([^./]+\\.[^./]+)\\(.*(:\\d+)\\)");

    private final CacheAdmin admin;
    private final Clock clock;

    /** Lists what the administration knows. */
    @Activate
    public LeaksCommand(@Reference CacheAdmin admin) {
        this(admin, Clock.systemUTC());
    }

    LeaksCommand(CacheAdmin admin, Clock clock) {
        super(SYNTAX);
        this.admin = admin;
        this.clock = clock;
    }

    @Override
    Answer answer(Arguments arguments, CommandSession session) {
        List<CacheLeak> leaks = admin.leaks();
        Table table = new Table("KIND", "NAME", "OWNER", "STATE", ">AGE", "AT");
        for (CacheLeak leak : leaks) {
            table.row(
                    leak.kind(),
                    leak.name(),
                    leak.owner().symbolicName(),
                    leak.ownerState(),
                    Figures.age(Figures.since(leak.openedAt(), clock)),
                    brief(leak.at()));
        }
        return new Answer(
                new JsonObject().with("leaks", leaks.stream().map(this::json).toList()), table.toString());
    }

    private JsonObject json(CacheLeak leak) {
        JsonObject json = new JsonObject()
                .with("kind", leak.kind())
                .with("name", leak.name())
                .with(
                        "owner",
                        new JsonObject()
                                .with("bundleId", leak.owner().id())
                                .with("symbolicName", leak.owner().symbolicName())
                                .with("state", leak.ownerState()))
                .with("openedAt", leak.openedAt().toString())
                .with("ageMs", Figures.since(leak.openedAt(), clock).toMillis())
                .with("at", leak.at());
        return leak.stack().isEmpty() ? json : json.with("stack", leak.stack());
    }

    /** {@code A.b:12} for {@code com.acme.A.b(A.java:12)}: a table that is too wide is cut, and the line would go first. */
    private static String brief(String call) {
        return CALL.matcher(call).replaceFirst("$1$2");
    }
}
