package dev.wattle.connector.account;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A call by the vendor's own Camel component, as a bean of a Kamelet's template. Kamelets with the
 * same options share one component, and so one login; nothing of it is made before the first call.
 */
public final class AccountCall implements Processor {

  private final Accounts accounts;
  private final String scheme;
  private final String operation;
  private Map<String, Object> options = new TreeMap<>();

  /**
   * Made by the Kamelet, once for each use of it.
   *
   * @param scheme of the vendor's component
   * @param operation what stands behind the scheme in an endpoint, with its parameters
   */
  public AccountCall(Accounts accounts, String scheme, String operation) {
    this.accounts = accounts;
    this.scheme = scheme;
    this.operation = operation;
  }

  @Override
  public void process(Exchange exchange) {
    accounts.call(new Accounts.Account(scheme, options), operation, exchange);
  }

  public Map<String, Object> getOptions() {
    return options;
  }

  /** Options of the vendor's component, which tell one account from another. */
  public void setOptions(Map<String, Object> options) {
    this.options = new TreeMap<>(options);
  }
}
