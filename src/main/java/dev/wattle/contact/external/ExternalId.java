package dev.wattle.contact.external;

/**
 * What one account of another system calls something of ours.
 *
 * @param kind {@code contact}, {@code conversation}, {@code order}, {@code deal}, {@code lead},
 *     {@code ticket} or {@code message}
 * @param ourId for a contact its id; for the others the id under which our flows know it
 */
public record ExternalId(String kind, String ourId, Account account, String vendorId) {

  /** The kind for people. */
  public static final String CONTACT = "contact";

  /** One account of one vendor; most businesses have one, named {@code default}. */
  public record Account(String vendor, String name) {

    /** The account of those who have one. */
    public static final String DEFAULT = "default";

    /** As a key of JSON: {@code crm-a}, or {@code crm-a/nz} for any but the default account. */
    public String key() {
      return DEFAULT.equals(name) ? vendor : vendor + "/" + name;
    }

    /** The opposite of {@link #key()}. */
    public static Account of(String key) {
      int slash = key.indexOf('/');
      return slash < 0
          ? new Account(key, DEFAULT)
          : new Account(key.substring(0, slash), key.substring(slash + 1));
    }
  }
}
