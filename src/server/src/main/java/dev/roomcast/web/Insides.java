package dev.roomcast.web;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Methods and fields of a container's objects by name, private and inherited ones too, for where its
 * types cannot be named. Each is looked up once for each class.
 */
/* Threads: any. */
final class Insides {
  private static final Map<Signature, Optional<Method>> METHODS = new ConcurrentHashMap<>();
  private static final Map<Signature, Optional<Field>> FIELDS = new ConcurrentHashMap<>();

  private record Signature(Class<?> of, String name, int parameters) {}

  private Insides() {}

  /** Whether an object has a method of this name that takes nothing. */
  static boolean has(Object object, String method) {
    return method(object, method, 0).isPresent();
  }

  /**
   * Calls a method.
   *
   * @throws ReflectiveOperationException if there is none of this name that takes so many arguments,
   *     or with what it threw as the cause
   */
  static Object call(Object object, String name, Object... arguments)
      throws ReflectiveOperationException {
    Method method =
        method(object, name, arguments.length)
            .orElseThrow(() -> new NoSuchMethodException(name + " in " + object.getClass()));
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException fault) {
      throw new ReflectiveOperationException(fault.getCause());
    }
  }

  /**
   * The value of a field.
   *
   * @throws ReflectiveOperationException if there is none
   */
  static Object value(Object object, String name) throws ReflectiveOperationException {
    return field(object, name).get(object);
  }

  /**
   * A field.
   *
   * @throws NoSuchFieldException if there is none
   */
  static Field field(Object object, String name) throws NoSuchFieldException {
    return FIELDS
        .computeIfAbsent(new Signature(object.getClass(), name, 0), Insides::findField)
        .orElseThrow(() -> new NoSuchFieldException(name + " in " + object.getClass()));
  }

  private static Optional<Field> findField(Signature wanted) {
    return classes(wanted)
        .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
        .filter(each -> each.getName().equals(wanted.name()))
        .findFirst()
        .map(Insides::opened);
  }

  /** A method that takes so many arguments; each call is a look into a map. */
  static Optional<Method> method(Object object, String name, int parameters) {
    return METHODS.computeIfAbsent(
        new Signature(object.getClass(), name, parameters), Insides::findMethod);
  }

  private static Optional<Method> findMethod(Signature wanted) {
    return classes(wanted)
        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
        .filter(
            each ->
                each.getName().equals(wanted.name())
                    && each.getParameterCount() == wanted.parameters())
        .findFirst()
        .map(Insides::opened);
  }

  private static Stream<Class<?>> classes(Signature wanted) {
    return Stream.iterate(wanted.of(), each -> each != null, Class::getSuperclass);
  }

  private static <T extends AccessibleObject> T opened(T member) {
    member.setAccessible(true);
    return member;
  }
}
