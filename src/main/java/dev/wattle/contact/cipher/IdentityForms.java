package dev.wattle.contact.cipher;

import dev.wattle.contact.ContactProfile.KnownIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Identities as they stand in the database: plain, or encrypted and found by a hash. */
public final class IdentityForms {

  private static final String RENEW =
      """
      update contact_identity i set value = ?, sealed = ? where kind = ? and value = any(?)
        and not exists (select from contact_identity o where o.kind = i.kind and o.value = ?)
      """;

  private final JdbcTemplate jdbc;
  private final AddressVault vault;

  public IdentityForms(JdbcTemplate jdbc, AddressVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** What may stand in the database for each, with what it stands for. */
  public Map<KnownIdentity, KnownIdentity> all(Collection<KnownIdentity> identities) {
    Map<KnownIdentity, KnownIdentity> forms = new LinkedHashMap<>();
    for (KnownIdentity one : identities) {
      vault
          .forms(one.kind(), one.value())
          .forEach(form -> forms.put(new KnownIdentity(one.kind(), form), one));
    }
    return forms;
  }

  /** By what it is found. */
  public KnownIdentity newest(KnownIdentity identity) {
    return new KnownIdentity(identity.kind(), vault.stored(identity.kind(), identity.value()));
  }

  /** What stands beside {@link #newest}. */
  public @Nullable String sealed(KnownIdentity identity) {
    return vault.sealed(identity.kind(), identity.value());
  }

  /** A row in an older form gets the newest first, so that no second one comes beside it. */
  public void renew(KnownIdentity identity) {
    List<String> forms = vault.forms(identity.kind(), identity.value());
    if (forms.size() > 1) {
      jdbc.update(
          RENEW,
          forms.get(0),
          sealed(identity),
          identity.kind(),
          forms.subList(1, forms.size()).toArray(String[]::new),
          forms.get(0));
    }
  }

  /** From the columns kind, value and sealed. */
  public KnownIdentity read(ResultSet row, int number) throws SQLException {
    String kind = row.getString("kind");
    @Nullable String sealed = row.getString("sealed");
    return new KnownIdentity(
        kind, sealed == null ? row.getString("value") : vault.open(kind, sealed));
  }

  /** For the arrays of a statement. */
  public static String[] kinds(Collection<KnownIdentity> identities) {
    return identities.stream().map(KnownIdentity::kind).toArray(String[]::new);
  }

  /** In the same order. */
  public static String[] values(Collection<KnownIdentity> identities) {
    return identities.stream().map(KnownIdentity::value).toArray(String[]::new);
  }
}
