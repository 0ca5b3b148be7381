package org.twatcache.itest.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A session as a page shows it: what is typed behind a prompt, and what is printed then. In what is printed {@code …} stands for any text, and
 * alone in a line for any lines; what stands behind two blanks and {@code #} is a remark.
 *
 * @param snippet where it stands
 * @param steps one for each line behind the first prompt
 */
public record Session(Snippet snippet, List<Step> steps) {

    private static final Pattern REMARK = Pattern.compile("\\s{2,}# .*");
    private static final String ANY = "…";

    /**
     * What is typed, and what comes of it.
     *
     * @param command behind the prompt
     * @param typed lines behind the inner prompt, given to the command as its input
     * @param printed what the page says it prints
     */
    public record Step(String command, List<String> typed, List<String> printed) {

        /** Whether this is what it printed. */
        public boolean prints(String output) {
            StringBuilder pattern = new StringBuilder();
            for (String line : printed) {
                pattern.append(line.equals(ANY) ? "(?:.*\n)*?" : inOneLine(line) + "\n");
            }
            String ended = output.isEmpty() || output.endsWith("\n") ? output : output + "\n";
            return Pattern.matches(pattern.toString(), ended);
        }

        private static String inOneLine(String line) {
            return Stream.of(line.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        }
    }

    /**
     * Reads one.
     *
     * @param snippet the block
     * @param prompt what the lines of commands begin with, such as {@code $}
     * @param inner what lines begin with that such a command reads
     */
    public static Session of(Snippet snippet, String prompt, String inner) {
        List<Step> steps = new ArrayList<>();
        for (String shown : snippet.lines()) {
            String line = REMARK.matcher(shown).replaceFirst("").stripTrailing();
            if (line.startsWith(prompt + " ")) {
                steps.add(new Step(line.substring(prompt.length() + 1).strip(), new ArrayList<>(), new ArrayList<>()));
            } else if (!line.isEmpty()) {
                if (steps.isEmpty()) {
                    throw new IllegalStateException(snippet + " does not begin with the prompt " + prompt);
                }
                Step step = steps.get(steps.size() - 1);
                if (line.startsWith(inner + " ")) {
                    step.typed().add(line.substring(inner.length() + 1).strip());
                } else {
                    step.printed().add(line);
                }
            }
        }
        return new Session(snippet, steps);
    }
}
