package dev.wattle.connector.feed;

import java.util.Map;
import java.util.TreeMap;

/**
 * A vendor's stream of events by the vendor's own Camel component, as a bean of a Kamelet's
 * template, which begins with {@code feed:{{name of the bean}}} and ends by setting the property
 * {@code taken}. Says how the stream is resumed, in the words of that component.
 */
public final class Feed {

  /** Set to true by the Kamelet's last step: what came is safe, the place may be noted. */
  static final String TAKEN = "taken";

  private final String scheme;
  private final String operation;
  private Map<String, Object> options = new TreeMap<>();
  private Map<String, Object> consumer = new TreeMap<>();
  private String name = "";
  private String position = "";
  private String newest = "";
  private String oldest = "";
  private String resume = "";
  private String lostBy = "";

  /**
   * @param scheme of the vendor's component
   * @param operation what stands behind the scheme in an endpoint, with its parameters
   */
  public Feed(String scheme, String operation) {
    this.scheme = scheme;
    this.operation = operation;
  }

  String scheme() {
    return scheme;
  }

  /** The endpoint's address behind the scheme, with how it begins. */
  String from(String begin) {
    return operation + (operation.contains("?") ? "&" : "?") + begin;
  }

  String resuming(String place) {
    return from(resume.replace("{position}", place));
  }

  String newest() {
    return from(newest);
  }

  String oldest() {
    return from(oldest);
  }

  String name() {
    return name;
  }

  String position() {
    return position;
  }

  /** Whether this failure says that the vendor knows our place no more. */
  boolean isLost(Throwable failure) {
    return failure.getClass().getSimpleName().equals(lostBy);
  }

  /** Under which the place is kept; one for each account and stream. */
  public void setName(String name) {
    this.name = name;
  }

  /** The header that says where in the stream an event stands. */
  public void setPosition(String position) {
    this.position = position;
  }

  /** Parameters to begin with what comes from now on. */
  public void setNewest(String newest) {
    this.newest = newest;
  }

  /** Parameters to begin with the oldest that the vendor still has. */
  public void setOldest(String oldest) {
    this.oldest = oldest;
  }

  /** Parameters to go on behind {@code {position}}. */
  public void setResume(String resume) {
    this.resume = resume;
  }

  /** The simple name of the exception by which the component says that the place is unknown. */
  public void setLostBy(String lostBy) {
    this.lostBy = lostBy;
  }

  public Map<String, Object> getOptions() {
    return options;
  }

  /** Options of the vendor's component, which tell one account from another. */
  public void setOptions(Map<String, Object> options) {
    this.options = new TreeMap<>(options);
  }

  public Map<String, Object> getConsumer() {
    return consumer;
  }

  /** Properties of its consumer that the endpoint has no parameter for. */
  public void setConsumer(Map<String, Object> consumer) {
    this.consumer = new TreeMap<>(consumer);
  }
}
