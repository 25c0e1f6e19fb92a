package dev.wattle.connector.account;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** One component for each scheme and set of options, however many Kamelets ask for it. */
@org.springframework.stereotype.Component
public final class Accounts {

  private static final String FACTORIES = "META-INF/services/org/apache/camel/component/";

  private final Map<Account, String> names = new HashMap<>();
  private volatile @Nullable BiConsumer<String, Exchange> instead;
  private volatile BiConsumer<Exchange, Runnable> gate = (exchange, call) -> call.run();
  private @Nullable ProducerTemplate template;

  record Account(String scheme, Map<String, Object> options) {}

  /** From now on calls are not made, but handed over: scheme and operation, and what is sent. */
  public void divert(BiConsumer<String, Exchange> calls) {
    instead = calls;
  }

  /** From now on every call passes there; what the gate throws is thrown by the step. */
  public void gate(BiConsumer<Exchange, Runnable> through) {
    gate = through;
  }

  /**
   * An endpoint of the account that the context does not keep, for a consumer of its own.
   *
   * @param address what stands behind the scheme
   */
  public Endpoint endpoint(
      CamelContext camel, String scheme, Map<String, Object> options, String address)
      throws Exception {
    String component = component(camel, new Account(scheme, options));
    return camel.getComponent(component).createEndpoint(component + ":" + address);
  }

  /** Leaves a failure on the exchange, as a route's own step would. */
  void call(Account account, String operation, Exchange exchange) {
    BiConsumer<String, Exchange> diverted = instead;
    if (diverted != null) {
      diverted.accept(account.scheme() + ":" + operation, exchange);
      return;
    }
    CamelContext camel = exchange.getContext();
    String uri = component(camel, account) + ":" + operation;
    gate.accept(exchange, () -> template(camel).send(uri, exchange));
    if (exchange.getException() instanceof RuntimeCamelException wrapper
        && wrapper.getCause() instanceof Exception cause) {
      exchange.setException(cause);
    }
  }

  private synchronized ProducerTemplate template(CamelContext camel) {
    ProducerTemplate known = template;
    if (known == null) {
      known = camel.createProducerTemplate();
      template = known;
    }
    return known;
  }

  /** The name under which the context has the component, for example {@code crm-1}. */
  private synchronized String component(CamelContext camel, Account account) {
    String known = names.get(account);
    if (known == null) {
      known = account.scheme() + "-" + (names.size() + 1);
      add(camel, known, account);
      names.put(account, known);
    }
    return known;
  }

  /** One that cannot start is not kept: the next call tries again. */
  private static void add(CamelContext camel, String name, Account account) {
    Component component = create(camel, account);
    try {
      camel.addComponent(name, component);
      // What adds a component customises it, too: by the defaults of its starter.
      bind(camel, component, account);
      ServiceHelper.startService(component);
    } catch (RuntimeException e) {
      camel.removeComponent(name);
      throw e;
    }
  }

  private static Component create(CamelContext camel, Account account) {
    Component component =
        camel
            .getCamelContextExtension()
            .getFactoryFinder(FACTORIES)
            .newInstance(account.scheme(), Component.class)
            .orElseThrow(() -> unknown(account.scheme()));
    component.setCamelContext(camel);
    bind(camel, component, account);
    return component;
  }

  private static void bind(CamelContext camel, Component component, Account account) {
    PropertyBindingSupport.build()
        .withCamelContext(camel)
        .withTarget(component)
        .withConfigurer(component.getComponentPropertyConfigurer())
        .withProperties(set(account.options()))
        .withMandatory(true)
        .bind();
  }

  /** An empty option is one that is not set. */
  private static Map<String, Object> set(Map<String, Object> options) {
    Map<String, Object> set = new HashMap<>(options);
    set.values().removeIf(""::equals);
    return set;
  }

  private static IllegalArgumentException unknown(String scheme) {
    return new IllegalArgumentException(
        "connector.no-component: there is no Camel component " + scheme + "; add its library");
  }
}
