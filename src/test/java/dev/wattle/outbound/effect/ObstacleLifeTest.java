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

  private final OutboundRig rig = new OutboundRig();
  private final Requests requests = new Requests(rig);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void obstaclesAndPlacesInTheBudgetFollowAMerge() {
    ContactDirectory directory = rig.bean(ContactDirectory.class);
    rig.clock.advance(Duration.ofMinutes(1));
    var younger = directory.resolve(new Identity(null, Requests.USER_ID, null, null, null));
    MessageRequested before = requests.shippedTo(Requests.USER_ID, 1);
    rig.meta.refusesWith(131026);
    assertThat(rig.pumpParking().code()).isEqualTo("whatsapp.131026");
    assertThat(before.to()).isEqualTo(younger);
    assertThat(
            directory.resolve(
                new Identity(OutboundRig.PHONE, Requests.USER_ID, null, null, "Kerry")))
        .isEqualTo(rig.kerry);
    MessageRequested after = requests.shipped(2);
    rig.pump();
    assertThat(rig.receipt(after).verdict().rule()).isEqualTo("whatsapp.unreachable");
    assertThat(count("portfolio_recipient where contact_id = '" + rig.kerry + "'")).isOne();
    assertThat(count("portfolio_recipient")).isOne();
  }

  @Test
  void obstaclesThatEndedLongAgoAreSweptAndOthersAreNot() {
    rig.meta.refusesWith(131026);
    requests.shipped(1);
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
}
