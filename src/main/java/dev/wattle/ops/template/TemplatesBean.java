package dev.wattle.ops.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.audit.AuditLog;
import dev.wattle.ops.template.meta.MetaCopies;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * Templates over JMX, as Hawtio shows them. Approval is missing, because JMX does not say who asks.
 * Public because JMX calls it.
 */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=Templates",
    description = "Our template files and Meta's copies of them")
public class TemplatesBean {

  private final TemplateList list;
  private final TemplateDiff diff;
  private final TemplateDesk desk;
  private final MetaCopies copies;
  private final AuditLog audit;
  private final ObjectMapper json;

  TemplatesBean(
      TemplateList list,
      TemplateDiff diff,
      TemplateDesk desk,
      MetaCopies copies,
      AuditLog audit,
      ObjectMapper json) {
    this.list = list;
    this.diff = diff;
    this.desk = desk;
    this.copies = copies;
    this.audit = audit;
    this.json = json;
  }

  @ManagedOperation(description = "Our files and how they stand, as JSON")
  public String list() throws JsonProcessingException {
    return json.writeValueAsString(list.all());
  }

  @ManagedOperation(description = "Our files against what Meta has, as JSON; asks Meta")
  public String diff() throws JsonProcessingException {
    return json.writeValueAsString(diff.all());
  }

  @ManagedOperation(description = "Sends one file to Meta for review; says what came of it")
  @ManagedOperationParameter(name = "name", description = "Of the template")
  @ManagedOperationParameter(name = "language", description = "Of the file, such as en")
  @ManagedOperationParameter(name = "reason", description = "Why; kept in the audit")
  public String submit(String name, String language, String reason) throws JsonProcessingException {
    return json.writeValueAsString(desk.submit(name, language, audit.who("jmx"), reason));
  }

  @ManagedOperation(description = "Deletes one language at Meta; says what came of it")
  @ManagedOperationParameter(name = "name", description = "Of the template")
  @ManagedOperationParameter(name = "language", description = "Such as en")
  @ManagedOperationParameter(name = "reason", description = "Why; kept in the audit")
  public String delete(String name, String language, String reason) throws JsonProcessingException {
    return json.writeValueAsString(copies.delete(name, language, audit.who("jmx"), reason));
  }

  @ManagedOperation(description = "Ends a pause of one language; says what came of it")
  @ManagedOperationParameter(name = "name", description = "Of the template")
  @ManagedOperationParameter(name = "language", description = "Such as en")
  @ManagedOperationParameter(name = "reason", description = "Why; kept in the audit")
  public String unpause(String name, String language, String reason)
      throws JsonProcessingException {
    return json.writeValueAsString(copies.unpause(name, language, audit.who("jmx"), reason));
  }

  @ManagedOperation(description = "Asks Meta how every template stands; says which changed")
  @ManagedOperationParameter(name = "reason", description = "Why; kept in the audit")
  public String sync(String reason) throws JsonProcessingException {
    return json.writeValueAsString(desk.sync(audit.who("jmx"), reason));
  }
}
