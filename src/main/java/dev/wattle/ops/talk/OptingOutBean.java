package dev.wattle.ops.talk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.audit.AuditLog;
import dev.wattle.consent.brake.Brake;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.consent.review.Reviews;
import java.util.UUID;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Opting out over JMX, as Hawtio shows it. Public because JMX calls it. */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=OptingOut",
    description = "Reviews, the brake on withdrawals, and complaints")
public class OptingOutBean {

  private final TalkDesk desk;
  private final Reviews reviews;
  private final Complaints complaints;
  private final AuditLog audit;
  private final ObjectMapper json;

  OptingOutBean(
      TalkDesk desk, Reviews reviews, Complaints complaints, AuditLog audit, ObjectMapper json) {
    this.desk = desk;
    this.reviews = reviews;
    this.complaints = complaints;
    this.audit = audit;
    this.json = json;
  }

  @ManagedAttribute(description = "Messages that a person must look at")
  public int getOpenReviews() {
    return reviews.count();
  }

  @ManagedAttribute(description = "Complaints without an outcome")
  public int getOpenComplaints() {
    return complaints.count().open();
  }

  @ManagedAttribute(description = "Complaints whose time is over")
  public int getOverdueComplaints() {
    return complaints.count().overdue();
  }

  @ManagedAttribute(description = "Withdrawals that the brake holds; -1 while it is off")
  public int getHeldWithdrawals() {
    return desk.brake().map(Brake::held).orElse(-1);
  }

  @ManagedOperation(description = "Reviews as JSON, the oldest first")
  public String reviews() throws JsonProcessingException {
    return json.writeValueAsString(desk.reviews());
  }

  @ManagedOperation(description = "Decides a review")
  @ManagedOperationParameter(name = "id", description = "From the list")
  @ManagedOperationParameter(name = "decision", description = "withdraw or keep")
  public void review(long id, String decision) {
    desk.review(id, decision, audit.who("jmx"));
  }

  @ManagedOperation(description = "Takes the brake off; says how many withdrawals it held")
  @ManagedOperationParameter(name = "decision", description = "apply or discard")
  public int release(String decision) {
    return desk.brake(decision, audit.who("jmx"));
  }

  @ManagedOperation(description = "Open complaints as JSON, the most urgent first")
  public String complaints() throws JsonProcessingException {
    return json.writeValueAsString(desk.complaints());
  }

  @ManagedOperation(description = "Closes a complaint")
  @ManagedOperationParameter(name = "id", description = "From the list")
  @ManagedOperationParameter(name = "outcome", description = "What was found and done")
  public void close(String id, String outcome) {
    desk.close(UUID.fromString(id), outcome, audit.who("jmx"));
  }
}
