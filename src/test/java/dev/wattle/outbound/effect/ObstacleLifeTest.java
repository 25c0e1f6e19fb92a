package dev.wattle.outbound.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.Identity;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.obstacle.Obstacles;
import dev.wattle.outbound.send.OutboundRig;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Obstacles follow the person, and do not outlive their sense. */
class ObstacleLifeTest {

  private static final String USER_ID = "AU.EFFECTS1";
  private static final String SHIPPED =
      "{\"order_number\":\"%d\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}";

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void obstaclesAndPlacesInTheBudgetFollowAMerge() {
    ContactDirectory directory = rig.bean(ContactDirectory.class);
    rig.clock.advance(Duration.ofMinutes(1));
    var younger = directory.resolve(new Identity(null, USER_ID, null, null, null));
    MessageRequested before = toUserId("before", "utility", SHIPPED.formatted(1));
    rig.meta.refusesWith(131026);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.131026");
    assertThat(before.to()).isEqualTo(younger);
    assertThat(directory.resolve(new Identity(OutboundRig.PHONE, USER_ID, null, null, "Kerry")))
        .isEqualTo(rig.kerry);
    MessageRequested after = shipped(2);
    rig.pump();
    assertThat(rig.receipt(after).verdict().rule()).isEqualTo("whatsapp.unreachable");
    assertThat(count("portfolio_recipient where contact_id = '" + rig.kerry + "'")).isOne();
    assertThat(count("portfolio_recipient")).isOne();
  }

  @Test
  void obstaclesThatEndedLongAgoAreSweptAndOthersAreNot() {
    rig.meta.refusesWith(131026);
    shipped(1);
    rig.pumpParking();
    rig.clock.advance(Duration.ofDays(9));
    rig.bean(Obstacles.class).sweep();
    assertThat(count("obstacle")).isOne();
    rig.clock.advance(Duration.ofDays(2));
    rig.bean(Obstacles.class).sweep();
    assertThat(count("obstacle")).isZero();
  }

  private int count(String table) {
    return rig.bean(JdbcClient.class)
        .sql("select count(*) from " + table)
        .query(Integer.class)
        .single();
  }

  private MessageRequested shipped(int order) {
    return rig.asksForTemplate("order_shipped", "utility", SHIPPED.formatted(order));
  }

  private MessageRequested toUserId(String body) {
    return rig.asks(
        body,
        "{\"to\":\"%s\",\"purpose\":\"service\",\"type\":\"text\",\"text\":{\"body\":\"%s\"}}"
            .formatted(USER_ID, body));
  }

  private MessageRequested toUserId(String cause, String purpose, String parameters) {
    return rig.asks(
        cause,
        "{\"to\":\"%s\",\"purpose\":\"%s\",\"type\":\"template\",\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":%s}}"
            .formatted(USER_ID, purpose, parameters));
  }
}
