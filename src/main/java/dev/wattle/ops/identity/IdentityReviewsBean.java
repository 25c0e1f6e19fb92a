package dev.wattle.ops.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.audit.AuditLog;
import dev.wattle.contact.external.IdentityReviews;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The review list over JMX, as Hawtio shows it. Public because JMX calls it. */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=IdentityReviews",
    description = "Records that only a person can tell apart")
public class IdentityReviewsBean {

  private static final int MOST = 500;

  private final IdentityReviews reviews;
  private final ReviewActs acts;
  private final AuditLog audit;
  private final ObjectMapper json;

  IdentityReviewsBean(IdentityReviews reviews, ReviewActs acts, AuditLog audit, ObjectMapper json) {
    this.reviews = reviews;
    this.acts = acts;
    this.audit = audit;
    this.json = json;
  }

  @ManagedAttribute(description = "How many wait for a decision")
  public int getOpen() {
    return reviews.open();
  }

  @ManagedOperation(description = "The open ones as JSON, the oldest first")
  public String list() throws JsonProcessingException {
    return json.writeValueAsString(
        reviews.list(true, MOST).stream().map(IdentityReviewApi.View::of).toList());
  }

  @ManagedOperation(description = "Says which record it is; empty leaves everything as it is")
  @ManagedOperationParameter(name = "id", description = "From the list")
  @ManagedOperationParameter(name = "vendorId", description = "One of its vendorIds, or empty")
  public void decide(long id, String vendorId) {
    acts.decide(id, vendorId, audit.who("jmx"));
  }
}
