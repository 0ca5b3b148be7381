package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twatcache.command.line.ShellCommand;

class ComponentsTest {

    @Test
    void commands_knowAllClassesOfCommands() throws Exception {
        assertThat(Commands.names())
                .containsExactlyInAnyOrderElementsOf(annotated())
                .hasSize(Commands.COUNT);
    }

    @Test
    void descriptions_areOneShortLine() throws Exception {
        for (Class<?> command : classes()) {
            ShellCommand named = command.getAnnotation(ShellCommand.class);
            if (named != null) {
                assertThat(named.description()).endsWith(".").hasSizeLessThanOrEqualTo(65);
            }
        }
    }

    private static List<String> annotated() throws Exception {
        return classes().stream()
                .filter(type -> type.isAnnotationPresent(ShellCommand.class))
                .map(type -> type.getAnnotation(ShellCommand.class))
                .map(named -> named.scope() + ":" + named.function())
                .toList();
    }

    private static List<Class<?>> classes() throws IOException, ReflectiveOperationException {
        Path folder = Path.of("target/classes/org/twatcache/command");
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Command.class"))
                    .map(name -> "org.twatcache.command." + name.replace(".class", ""))
                    .toList();
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(Class.forName(name));
        }
        return classes;
    }
}
