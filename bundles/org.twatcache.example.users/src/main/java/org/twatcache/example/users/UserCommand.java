package org.twatcache.example.users;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code user ID}: prints who that is. A client with a plain reference. */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=example",
            "osgi.command.function=user",
            "osgi.command.description=prints the user with an id: user ID"
        })
public final class UserCommand implements Function {

    private final Users users;

    /**
     * Made by the component runtime.
     *
     * @param users tells the users
     */
    @Activate
    public UserCommand(@Reference Users users) {
        this.users = users;
    }

    @Override
    public Object execute(CommandSession session, List<Object> arguments) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("usage: user ID");
        }
        return users.find(arguments.get(0).toString());
    }
}
