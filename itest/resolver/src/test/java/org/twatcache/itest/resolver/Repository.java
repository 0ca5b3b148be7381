package org.twatcache.itest.resolver;

import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.Processor;
import aQute.bnd.osgi.repository.ResourcesRepository;
import aQute.bnd.osgi.repository.XMLResourceParser;
import aQute.bnd.osgi.resource.ResourceBuilder;
import aQute.bnd.osgi.resource.ResourceUtils;
import biz.aQute.resolve.BndResolver;
import biz.aQute.resolve.ResolveProcess;
import biz.aQute.resolve.ResolverLogger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.resource.Resource;
import org.osgi.service.resolver.ResolutionException;

/** The repository that the build made, changed as a test likes, and what a resolver takes out of it. */
final class Repository {

    private static final Path FOLDER = Path.of(System.getProperty("repository.folder"));
    private static final String SLF4J =
            "org.slf4j;version=1.7.36,org.slf4j.helpers;version=1.7.36,org.slf4j.spi;version=1.7.36";

    /** Gogo asks for one to be there; the launcher is none of its bundles. */
    private static final String SHELL =
            "org.apache.felix.gogo;org.apache.felix.gogo=shell.implementation;version:Version=1.0.0";

    private final List<Resource> resources = new ArrayList<>();

    /** What the index lists, and a framework, which no feature brings. */
    Repository() throws Exception {
        resources.addAll(
                XMLResourceParser.getResources(FOLDER.resolve("index.xml").toUri()));
        with(Path.of(Framework.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()));
    }

    /** This project's bundles. */
    static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("org.twatcache."))
                    .sorted()
                    .toList();
        }
    }

    /** Their manifests. */
    static List<Domain> manifests() throws IOException {
        return bundles().stream().map(Repository::manifest).toList();
    }

    Repository with(Path bundle) {
        resources.add(resource(manifest(bundle)));
        return this;
    }

    Repository without(String symbolicName) {
        resources.removeIf(resource -> symbolicName.equals(name(resource)));
        return this;
    }

    /** Has a bundle import and export something else, as another version of it would. */
    Repository changed(String symbolicName, String from, String to) throws IOException {
        Domain manifest = manifests().stream()
                .filter(each -> each.getBundleSymbolicName().getKey().equals(symbolicName))
                .findFirst()
                .orElseThrow();
        for (String header : List.of(Constants.IMPORT_PACKAGE, Constants.EXPORT_PACKAGE)) {
            String value = manifest.get(header);
            if (value != null) {
                manifest.set(header, value.replace(from, to));
            }
        }
        without(symbolicName).resources.add(resource(manifest));
        return this;
    }

    /**
     * What is needed for a bundle, by symbolic names.
     *
     * @throws ResolutionException with the words that a user of bnd is shown
     */
    Set<String> resolve(String symbolicName) throws ResolutionException, IOException {
        try (Processor run = new Processor();
                Processor registry = new Processor();
                ResolverLogger logger = new ResolverLogger(0)) {
            run.setProperty("-runfw", "org.apache.felix.framework");
            run.setProperty("-runee", "JavaSE-17");
            run.setProperty("-resolve.effective", "resolve,active");
            run.setProperty("-runsystempackages", SLF4J);
            run.setProperty("-runprovidedcapabilities", SHELL);
            run.setProperty("-runrequires", "bnd.identity;id='" + symbolicName + "'");
            registry.addBasicPlugin(new ResourcesRepository(resources));
            return new ResolveProcess()
                    .resolveRequired(run, null, registry, new BndResolver(logger), List.of(), logger).keySet().stream()
                            .map(Repository::name)
                            .collect(Collectors.toCollection(TreeSet::new));
        } catch (ResolutionException e) {
            throw new ResolutionException(ResolveProcess.format(e), e, e.getUnresolvedRequirements());
        }
    }

    private static String name(Resource resource) {
        return String.valueOf(ResourceUtils.getIdentity(resource));
    }

    private static Resource resource(Domain manifest) {
        ResourceBuilder builder = new ResourceBuilder();
        builder.addManifest(manifest);
        return builder.build();
    }

    private static Domain manifest(Path file) {
        try {
            return Domain.domain(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
