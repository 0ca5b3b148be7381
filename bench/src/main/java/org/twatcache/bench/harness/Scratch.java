package org.twatcache.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for the time of a measurement. */
public final class Scratch {

    private Scratch() {}

    /**
     * Deletes a folder with all that is in it.
     *
     * @param folder the folder
     * @throws IOException where something cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Deletes what is in a folder.
     *
     * @param folder the folder, which stays
     * @throws IOException where something cannot be deleted
     */
    public static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                delete(file);
            }
        }
    }

    /**
     * Copies a folder with all that is in it.
     *
     * @param from the folder
     * @param to where the copy is made, which does not exist
     * @throws IOException where something cannot be copied
     */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /**
     * How many bytes the files of a folder have together.
     *
     * @param folder the folder
     * @return bytes
     * @throws IOException where it cannot be read
     */
    public static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long size = 0;
            for (Path file : files.toList()) {
                size += ofFile(file);
            }
            return size;
        }
    }

    /** Files may go while they are counted. */
    private static long ofFile(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
