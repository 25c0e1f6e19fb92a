package dev.wattle.ops.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.ops.template.TemplateDifference.Standing;
import dev.wattle.template.audit.TemplateAct;
import dev.wattle.template.state.TemplateState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class TemplateDeskTest {

  private static final String WORDS = "It lies in {{shop}} for you and waits there.";

  @TempDir private Path folder;
  private TemplateRig rig;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void tellsMissingChangedRecategorisedAndExtraOnesApart() throws IOException {
    rig = new TemplateRig(folder, 1);
    rig.file("pickup", WORDS);
    rig.file("other", WORDS);
    rig.file("moved", WORDS);
    rig.metaHas(
        rig.meta("other", "APPROVED", "UTILITY", "Quite different words, {{shop}} and more."),
        rig.meta("moved", "APPROVED", "MARKETING", WORDS),
        rig.meta("theirs", "PAUSED", "UTILITY", WORDS));
    assertThat(rig.standing("pickup")).isEqualTo(Standing.MISSING);
    assertThat(rig.standing("other")).isEqualTo(Standing.CHANGED);
    assertThat(rig.standing("moved")).isEqualTo(Standing.RECATEGORISED);
    assertThat(rig.standing("theirs")).isEqualTo(Standing.EXTRA);
  }

  @Test
  void createsWhatMetaLacksAndHoldsItUntilMetaApproves() throws IOException {
    rig = new TemplateRig(folder, 1);
    rig.file("pickup", WORDS);
    rig.metaHas();
    rig.meta.answers(
        TemplateRig.CREATE, 200, "{\"id\":\"9\",\"status\":\"PENDING\",\"category\":\"UTILITY\"}");
    assertThat(rig.desk().submit("pickup", "en", "anna", "new notice"))
        .extracting(TemplateDesk.Outcome::outcome)
        .containsExactly("created");
    TemplateState state = rig.states().of("pickup", "en");
    assertThat(state.status()).isEqualTo("PENDING");
    assertThat(state.isSendable()).isFalse();
    assertThat(rig.audit().newest(10))
        .extracting(TemplateAct::act, TemplateAct::who, TemplateAct::reason)
        .contains(org.assertj.core.groups.Tuple.tuple("submit", "anna", "new notice"));
  }

  @Test
  void editsWhatMetaHasInOtherWordsAndLeavesTheSameAlone() throws IOException {
    rig = new TemplateRig(folder, 1);
    rig.file("pickup", WORDS);
    rig.metaHas(rig.meta("pickup", "APPROVED", "UTILITY", "Old words about {{shop}} and such."));
    rig.meta.answers("POST /v26.0/1", 200, "{\"success\":true}");
    assertThat(rig.desk().submit("pickup", "en", "anna", "mended").get(0).outcome())
        .isEqualTo("edited");
    rig.metaHas(rig.meta("pickup", "APPROVED", "UTILITY", WORDS));
    assertThat(rig.desk().submit("pickup", "en", "anna", "again").get(0).outcome())
        .isEqualTo("unchanged");
  }

  @Test
  void twoPeopleApproveAContentAndAChangedFileStartsAnew() throws IOException {
    rig = new TemplateRig(folder, 2);
    rig.file("pickup", WORDS);
    rig.metaHas(rig.meta("pickup", "APPROVED", "UTILITY", WORDS));
    rig.desk().approve("pickup", "en", "anna", "checked");
    assertThatThrownBy(() -> rig.desk().approve("pickup", "en", "anna", "again"))
        .hasMessageContaining("ops.template-approved");
    assertThatThrownBy(() -> rig.desk().submit("pickup", "en", "anna", "go"))
        .hasMessageContaining("ops.template-approvals")
        .hasMessageContaining("[anna]");
    assertThat(rig.desk().approve("pickup", "en", "ben", "checked")).containsExactly("anna", "ben");
    assertThat(rig.desk().submit("pickup", "en", "anna", "go")).hasSize(1);
    rig.file("pickup", WORDS + " Really.");
    assertThatThrownBy(() -> rig.desk().submit("pickup", "en", "anna", "go"))
        .hasMessageContaining("ops.template-approvals");
  }

  @Test
  void namesFileFieldAndLimitOfWhatMetaWouldRefuse() throws IOException {
    rig = new TemplateRig(folder, 1);
    rig.file("pickup", "At {{shop}} now.");
    rig.metaHas();
    assertThatThrownBy(() -> rig.desk().submit("pickup", "en", "anna", "go"))
        .hasMessageContaining("ops.template-findings")
        .hasMessageContaining("pickup/en.yaml: components.BODY.text has 2 words and 1 parameters")
        .hasMessageContaining("at least 3 words");
    assertThatThrownBy(() -> rig.desk().submit("pickup", "en", "anna", " "))
        .hasMessageContaining("ops.template-reason");
    assertThatThrownBy(() -> rig.desk().submit("gone", "en", "anna", "go"))
        .hasMessageContaining("ops.template-unknown");
  }

  @Test
  void takesOverWhatAWebhookDidNotTell() throws IOException {
    rig = new TemplateRig(folder, 1);
    rig.file("pickup", WORDS);
    rig.file("lost", WORDS);
    rig.metaHas(rig.meta("pickup", "PAUSED", "UTILITY\",\"correct_category\":\"MARKETING", WORDS));
    assertThat(rig.desk().sync("anna", "after the outage"))
        .contains("pickup/en", "lost/en")
        .isNotEmpty();
    assertThat(rig.states().of("pickup", "en").status()).isEqualTo("PAUSED");
    assertThat(rig.states().of("pickup", "en").reason()).isEqualTo("sync");
    assertThat(rig.states().of("pickup", "en").isDrifted(dev.wattle.template.Category.UTILITY))
        .isTrue();
    assertThat(rig.states().of("lost", "en").isSendable()).isFalse();
    assertThat(rig.audit().newest(10))
        .extracting(TemplateAct::act, TemplateAct::name, TemplateAct::who, TemplateAct::reason)
        .contains(
            org.assertj.core.groups.Tuple.tuple("state", "pickup", "anna", "sync"),
            org.assertj.core.groups.Tuple.tuple("sync", "*", "anna", "after the outage"));
    rig.clock.advance(Duration.ofDays(1));
    assertThat(rig.desk().sync("anna", "once more")).isEmpty();
  }

  @Test
  void theAuditCannotBeRewritten() throws IOException {
    rig = new TemplateRig(folder, 1);
    rig.file("pickup", WORDS);
    rig.desk().approve("pickup", "en", "anna", "checked");
    assertThatThrownBy(() -> rig.jdbc().sql("update template_audit set who = 'x'").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("template.audit-append-only");
  }
}
