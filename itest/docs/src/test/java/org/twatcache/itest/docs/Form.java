package org.twatcache.itest.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What can be configured under a PID, as it stands in a bundle for consoles (Metatype).
 *
 * @param pid the PID
 * @param isFactory whether it may be configured more than once
 * @param description in a sentence
 * @param fields its keys
 */
record Form(String pid, boolean isFactory, String description, List<Field> fields) {

    private static final String FOLDER = "OSGI-INF/metatype/";
    private static final String MANY = "2147483647";

    /**
     * A key.
     *
     * @param key the key
     * @param type the type of its values
     * @param value its default, empty for none
     * @param description in a sentence
     * @param options the values that it may have; none for any
     */
    record Field(String key, String type, String value, String description, List<String> options) {}

    /** Those of all bundles of the class path, by PID. Modules are found as jars only. */
    static List<Form> all() throws Exception {
        List<Form> forms = new ArrayList<>();
        for (URL manifest : Collections.list(Form.class.getClassLoader().getResources(JarFile.MANIFEST_NAME))) {
            if (manifest.openConnection() instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                try (JarFile file = jar.getJarFile()) {
                    Enumeration<JarEntry> entries = file.entries();
                    while (entries.hasMoreElements()) {
                        JarEntry entry = entries.nextElement();
                        if (entry.getName().startsWith(FOLDER)
                                && entry.getName().endsWith(".xml")) {
                            forms.add(read(file, entry));
                        }
                    }
                }
            }
        }
        forms.sort((one, other) -> one.pid.compareTo(other.pid));
        return forms;
    }

    /** That of one PID. */
    static Form of(String pid) throws Exception {
        return all().stream()
                .filter(form -> form.pid.equals(pid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle has a form for the PID " + pid));
    }

    private static Form read(JarFile file, JarEntry entry) throws Exception {
        Document document;
        try (InputStream stream = file.getInputStream(entry)) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        }
        Element form = only(document, "OCD", entry);
        Element designate = only(document, "Designate", entry);
        boolean factory = designate.hasAttribute("factoryPid");
        return new Form(
                designate.getAttribute(factory ? "factoryPid" : "pid"),
                factory,
                form.getAttribute("description"),
                elements(form.getElementsByTagName("AD")).stream()
                        .map(Form::field)
                        .toList());
    }

    private static Field field(Element field) {
        return new Field(
                field.getAttribute("id"),
                field.getAttribute("type") + (field.getAttribute("cardinality").equals(MANY) ? "[]" : ""),
                field.getAttribute("default"),
                field.getAttribute("description"),
                elements(field.getElementsByTagName("Option")).stream()
                        .map(option -> option.getAttribute("value"))
                        .toList());
    }

    private static Element only(Document document, String name, JarEntry entry) throws IOException {
        NodeList found = document.getElementsByTagName(name);
        if (found.getLength() != 1) {
            throw new IOException(entry + " has " + found.getLength() + " elements " + name);
        }
        return (Element) found.item(0);
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            elements.add((Element) nodes.item(at));
        }
        return elements;
    }
}
