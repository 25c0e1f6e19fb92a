package dev.wattle.privacy.masking;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.springframework.context.ApplicationContext;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Everything that can be read by JMX in this process, as text. */
final class Exposed {

  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  private Exposed() {}

  /** By name of bean and attribute; the value, and for a bean itself its name. */
  static Map<String, String> all() throws JMException {
    Map<String, String> all = new TreeMap<>();
    for (ObjectName name : BEANS.queryNames(null, null)) {
      all.put(name.toString(), name.toString());
      // The JVM's own: class path, command line, this test.
      if (!name.getDomain().startsWith("java.")) {
        for (MBeanAttributeInfo attribute : BEANS.getMBeanInfo(name).getAttributes()) {
          all.put(name + "#" + attribute.getName(), value(name, attribute.getName()));
        }
      }
    }
    return all;
  }

  /**
   * What our own beans tell when they are asked, whether they are exported in this process or not.
   */
  static Map<String, String> ours(ApplicationContext context) throws ReflectiveOperationException {
    Map<String, String> ours = new TreeMap<>();
    for (Object bean : context.getBeansWithAnnotation(ManagedResource.class).values()) {
      for (Method method : bean.getClass().getDeclaredMethods()) {
        boolean managed =
            method.isAnnotationPresent(ManagedAttribute.class)
                || method.isAnnotationPresent(ManagedOperation.class);
        if (managed && method.getParameterCount() == 0) {
          method.setAccessible(true);
          ours.put(
              bean.getClass().getSimpleName() + "#" + method.getName(),
              String.valueOf(method.invoke(bean)));
        }
      }
    }
    return ours;
  }

  private static String value(ObjectName name, String attribute) {
    try {
      Object value = BEANS.getAttribute(name, attribute);
      return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
    } catch (JMException | RuntimeException unreadable) {
      return "";
    }
  }
}
