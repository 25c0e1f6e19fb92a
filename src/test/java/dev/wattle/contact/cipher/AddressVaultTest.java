package dev.wattle.contact.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.contact.cipher.EncryptionSettings.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressVaultTest {

  private static final String PHONE = "+61491570156";
  private static final String INDEX = "0123456789abcdef0123456789abcdef";
  private static final Key A = new Key("a", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  private static final Key B = new Key("b", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");

  private final AddressVault vault = vault(A);

  @Test
  void theSameAddressIsFoundByTheSameHashAndLooksDifferentEachTime() {
    assertThat(vault.stored("phone", PHONE)).isEqualTo(vault(B).stored("phone", PHONE));
    assertThat(vault.stored("phone", PHONE)).isNotEqualTo(vault.stored("email", PHONE));
    assertThat(vault.seal("phone", PHONE))
        .startsWith("enc:a:")
        .doesNotContain("491570156")
        .isNotEqualTo(vault.seal("phone", PHONE));
  }

  @Test
  void whatWasSealedOpensUnderItsKindOnly() {
    String sealed = vault.seal("phone", PHONE);

    assertThat(vault.open("phone", sealed)).isEqualTo(PHONE);
    assertThat(vault(B, A).open("phone", sealed)).isEqualTo(PHONE);
    assertThat(vault.open("phone", PHONE)).isEqualTo(PHONE);
    assertThatThrownBy(() -> vault.open("email", sealed)).hasMessageContaining("key 'a'");
  }

  @Test
  void aChangedByteAndAMissingKeyAreNoticed() {
    String sealed = vault.seal("phone", PHONE);
    String changed = sealed.replaceFirst("enc:a:..", "enc:a:!!");
    String swapped =
        sealed.substring(0, 30) + (sealed.charAt(30) == 'A' ? 'B' : 'A') + sealed.substring(31);

    assertThatThrownBy(() -> vault.open("phone", changed)).hasMessageContaining("does not open");
    assertThatThrownBy(() -> vault.open("phone", swapped)).hasMessageContaining("does not open");
    assertThatThrownBy(() -> vault(B).open("phone", sealed)).hasMessageContaining("key 'a' of");
  }

  @Test
  void withoutKeysEverythingPassesAsItIs() {
    assertThat(AddressVault.off().stored("phone", PHONE)).isEqualTo(PHONE);
    assertThat(AddressVault.off().sealed("phone", PHONE)).isNull();
    assertThat(AddressVault.off().seal("phone", PHONE)).isEqualTo(PHONE);
  }

  @Test
  void keysThatAreNoneAreRefusedAndNoneIsShown() {
    assertThatThrownBy(() -> settings(INDEX, new Key("a", "c2hvcnQ=")))
        .hasMessageContaining("256 bits")
        .hasMessageNotContaining("c2hvcnQ");
    assertThatThrownBy(() -> settings(INDEX, new Key("a", "?"))).hasMessageContaining("Base64");
    assertThatThrownBy(() -> settings(INDEX, new Key("A:", A.key()))).hasMessageContaining("id");
    assertThatThrownBy(() -> settings(INDEX, A, A)).hasMessageContaining("twice");
    assertThatThrownBy(() -> settings("short", A)).hasMessageContaining("WATTLE_ADDRESS_INDEX_KEY");
    assertThat(settings(INDEX, A).toString()).doesNotContain(A.key(), INDEX);
    assertThat(settings("", new Key("k1", "")).isOn()).isFalse();
  }

  private static AddressVault vault(Key... keys) {
    return new AddressVault(settings(INDEX, keys));
  }

  private static EncryptionSettings settings(String index, Key... keys) {
    return new EncryptionSettings(List.of(keys), index, "", 500);
  }
}
