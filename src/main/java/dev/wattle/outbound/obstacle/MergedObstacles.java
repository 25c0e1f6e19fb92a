package dev.wattle.outbound.obstacle;

import dev.wattle.contact.ContactMerge;
import dev.wattle.contact.MergeListener;
import dev.wattle.outbound.pacing.PortfolioBudget;
import org.springframework.stereotype.Component;

/**
 * Two contacts are one: what stood in the way of either stands in the way of the person, who takes
 * one place of the portfolio's budget.
 */
@Component
class MergedObstacles implements MergeListener {

  private final ObstacleRows rows;
  private final PortfolioBudget budget;

  MergedObstacles(ObstacleRows rows, PortfolioBudget budget) {
    this.rows = rows;
    this.budget = budget;
  }

  @Override
  public void merged(ContactMerge merge) {
    rows.merge(merge.survivor(), merge.merged());
    budget.merge(merge.survivor(), merge.merged());
  }
}
