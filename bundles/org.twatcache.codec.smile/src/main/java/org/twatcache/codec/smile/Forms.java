package org.twatcache.codec.smile;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the forms of a type and of all that it is made of. Used by one thread, once. */
final class Forms {

    private static final int MOST = 2_000;

    private final @Nullable Named named;
    private final Map<ResolvedType, Form> made = new HashMap<>();
    private final Map<ResolvedType, Form> exact = new HashMap<>();

    /**
     * None yet.
     *
     * @param named finds classes that bytes may name; null where the owner allows none
     */
    Forms(@Nullable Named named) {
        this.named = named;
    }

    /** The form of values of a type, or of subclasses where those are known or allowed. */
    Form of(ResolvedType type) {
        Form form = made.get(type);
        if (form == null) {
            form = plain(type);
            if (form == null) {
                return choiceOrExact(type);
            }
            made.put(type, form);
        }
        return form;
    }

    /** The form of values of exactly one class. */
    Form exact(ResolvedType type) {
        Form form = exact.get(type);
        if (form != null) {
            return form;
        }
        form = plain(type);
        return form == null ? object(type) : form;
    }

    /** The form of a type of the JDK, an enum or an array; null for a class of a client. */
    private @Nullable Form plain(ResolvedType type) {
        Class<?> raw = type.raw();
        Form scalar = Scalars.find(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw.isEnum()) {
            return new EnumForm(raw);
        }
        if (raw.isArray()) {
            return new ArrayForm(raw.getComponentType(), of(type.arguments().get(0)));
        }
        if (raw == Optional.class) {
            return new OptionalForm(of(type.arguments().get(0)));
        }
        Form container = Containers.find(type, this);
        if (container == null && Beans.ofJava(raw)) {
            throw new BadTypeException(
                    raw.getName()
                            + " says too little of what stands there: declare a type of your own, or a value type, List, Set or Map");
        }
        return container;
    }

    private Form choiceOrExact(ResolvedType type) {
        Class<?> raw = type.raw();
        boolean open = named != null && !raw.isSealed() && !Modifier.isFinal(raw.getModifiers());
        if (!open && !raw.isSealed() && !Modifier.isAbstract(raw.getModifiers())) {
            Form form = exact(type);
            made.put(type, form);
            return form;
        }
        ChoiceForm form = new ChoiceForm(type, named);
        made.put(type, form);
        List<Choice> choices = choices(type);
        if (choices.isEmpty() && named == null) {
            throw new BadTypeException(
                    raw.getName() + " is abstract: list the packages of its subclasses with 'allow', or seal it");
        }
        form.complete(choices);
        return form;
    }

    private List<Choice> choices(ResolvedType type) {
        Set<Class<?>> classes = new HashSet<>();
        permitted(type.raw(), classes);
        List<Choice> choices = new ArrayList<>();
        classes.stream().sorted(Comparator.comparing(Class::getName)).forEach(each -> {
            ResolvedType narrowed = each == type.raw() ? type : type.narrowedTo(each);
            choices.add(new Choice(each, exact(narrowed)));
        });
        return choices;
    }

    private static void permitted(Class<?> type, Set<Class<?>> classes) {
        if (!Modifier.isAbstract(type.getModifiers())) {
            classes.add(type);
        }
        if (type.isSealed()) {
            for (Class<?> subclass : type.getPermittedSubclasses()) {
                permitted(subclass, classes);
            }
        }
    }

    private Form object(ResolvedType type) {
        Class<?> raw = type.raw();
        if (exact.size() >= MOST) {
            throw new BadTypeException("it is made of more than " + MOST + " types");
        }
        Beans.check(raw);
        ObjectForm form = new ObjectForm(type, raw.isRecord() ? Handles.canonical(raw) : Handles.plain(raw));
        exact.put(type, form);
        form.complete(raw.isRecord() ? components(type) : fields(type));
        return form;
    }

    private List<Member> components(ResolvedType type) {
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : type.raw().getRecordComponents()) {
            Form form = of(ResolvedType.of(component.getGenericType(), type.bindings()));
            members.add(new Member(component.getName(), form, Handles.getter(component), null));
        }
        return members;
    }

    /** Those of superclasses first, those of a class by their names: the order of reflection is nobody's promise. */
    private List<Member> fields(ResolvedType type) {
        ResolvedType parent = type.superclass();
        List<Member> members = parent == null ? new ArrayList<>() : fields(parent);
        for (Field field : Beans.fields(type.raw())) {
            Form form = of(ResolvedType.of(field.getGenericType(), type.bindings()));
            members.add(new Member(field.getName(), form, Handles.getter(field), Handles.setter(field)));
        }
        return members;
    }
}
