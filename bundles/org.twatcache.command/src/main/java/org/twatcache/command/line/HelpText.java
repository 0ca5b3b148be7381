package org.twatcache.command.line;

import java.util.List;

/** Lays the help of a command out. */
record HelpText(String description, List<String> usage, List<Argument> arguments, List<Option> options) {

    private static final int COLUMNS = 80;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String part : usage) {
            if (column > 0 && column + 1 + part.length() > COLUMNS) {
                text.append("\n   ");
                column = 3;
            }
            text.append(column == 0 ? "" : " ").append(part);
            column += (column == 0 ? 0 : 1) + part.length();
        }
        text.append("\n\n").append(description).append("\n\n");
        arguments.forEach(argument -> line(text, argument.name(), argument.help()));
        options.forEach(option -> line(text, option.form(), option.help()));
        return text.toString().stripTrailing();
    }

    private void line(StringBuilder text, String name, String help) {
        int width = options.stream()
                .mapToInt(option -> option.form().length())
                .max()
                .orElse(0);
        text.append("  ")
                .append(name)
                .append(" ".repeat(width + 2 - name.length()))
                .append(help)
                .append('\n');
    }
}
