package dev.wattle.ops.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.audit.AuditLog;
import dev.wattle.ops.template.TemplateDifference.Standing;
import dev.wattle.outbound.courtesy.CourtesyFixture;
import dev.wattle.template.TemplateCatalogue;
import dev.wattle.template.audit.TemplateAudit;
import dev.wattle.template.promo.PromoLint;
import dev.wattle.template.promo.PromoSettings;
import dev.wattle.template.review.SubmissionReview;
import dev.wattle.template.state.TemplateStates;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import dev.wattle.whatsapp.WhatsAppSettings;
import dev.wattle.whatsapp.manage.GraphStub;
import dev.wattle.whatsapp.manage.TemplateApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk over a real database and a stub of Meta. */
final class TemplateRig implements AutoCloseable {

  static final String LIST = "GET /v26.0/" + GraphStub.WABA + "/message_templates";
  static final String CREATE = "POST /v26.0/" + GraphStub.WABA + "/message_templates";

  final GraphStub meta = new GraphStub();
  final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final Path folder;
  private final int approvals;
  private final JdbcClient jdbc = JdbcClient.create(TestPostgres.empty());
  private AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

  TemplateRig(Path folder, int approvals) {
    this.folder = folder;
    this.approvals = approvals;
  }

  /** A file, read as at a new start. */
  void file(String name, String body) throws IOException {
    Files.createDirectories(folder.resolve(name));
    Files.writeString(
        folder.resolve(name).resolve("en.yaml"),
        "name: %s\nlanguage: en\ncategory: utility\nparameters: [{name: shop, type: text, example: Mitte}]\ncomponents: [{type: BODY, text: \"%s\"}]"
            .formatted(name, body));
    start();
  }

  String meta(String name, String status, String category, String body) {
    return "{\"id\":\"1\",\"name\":\"%s\",\"language\":\"en\",\"status\":\"%s\",\"category\":\"%s\",\"components\":[{\"type\":\"BODY\",\"text\":\"%s\"}]}"
        .formatted(name, status, category, body);
  }

  void metaHas(String... templates) {
    meta.forget(LIST);
    meta.answers(LIST, 200, "{\"data\":[" + String.join(",", templates) + "]}");
  }

  Standing standing(String name) {
    List<TemplateDifference> all = context.getBean(TemplateDiff.class).all();
    return all.stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow().standing();
  }

  TemplateDesk desk() {
    return context.getBean(TemplateDesk.class);
  }

  TemplateStates states() {
    return context.getBean(TemplateStates.class);
  }

  TemplateAudit audit() {
    return context.getBean(TemplateAudit.class);
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  @Override
  public void close() {
    context.close();
    meta.close();
  }

  private void start() {
    context.close();
    context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource("test", Map.of("wattle.template.folder", folder.toString())));
    context.registerBean(
        TemplateDeskSettings.class, () -> new TemplateDeskSettings(approvals, "17:10"));
    context.registerBean(SettableClock.class, () -> clock);
    context.registerBean(JdbcClient.class, () -> jdbc);
    context.registerBean(ObjectMapper.class);
    context.registerBean(WhatsAppSettings.class, meta::settings);
    context.registerBean(TemplateApi.class, meta::templates);
    context.registerBean(PromoSettings.class, CourtesyFixture::promotions);
    registerRoom();
    context.refresh();
  }

  private void registerRoom() {
    context.register(
        TemplateStates.class,
        TemplateAudit.class,
        AuditLog.class,
        TemplateCatalogue.class,
        PromoLint.class,
        SubmissionReview.class,
        Drafts.class,
        TemplateDiff.class,
        Reconciliation.class,
        TemplateDesk.class);
  }
}
