package org.twatcache.command.line;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Names a command, once for Gogo (as service properties {@code osgi.command.*}) and for its help. */
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ShellCommand {

    /** Prefix of the service properties. */
    String PREFIX_ = "osgi.command.";

    /**
     * What stands before the colon.
     *
     * @return the scope
     */
    String scope() default "cache";

    /**
     * What stands after the colon.
     *
     * @return the name
     */
    String function();

    /**
     * What the command does, in one line.
     *
     * @return a sentence
     */
    String description();
}
