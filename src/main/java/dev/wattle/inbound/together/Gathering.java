package dev.wattle.inbound.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Those who want the same call. One call is under way at a time; who comes meanwhile is in the next
 * one, so that calls are as large as the load and nobody waits where there is none.
 */
final class Gathering {

  private final Clock clock;
  private final Duration linger;
  private final List<Member> waiting = new ArrayList<>();
  private boolean calling;
  private Instant lingerUntil = Instant.MIN;

  /**
   * @param linger how long after a call the next one waits for company
   */
  Gathering(Clock clock, Duration linger) {
    this.clock = clock;
    this.linger = linger;
  }

  /**
   * Returns when a call has been made in which the member was; the caller's thread makes it, or
   * another's.
   *
   * @param most how many records a call takes
   * @param call gives what became of all of them, each in its place
   * @throws Failure the member's own
   */
  JsonNode join(Member member, int most, Function<List<Member>, List<Result>> call) {
    add(member);
    while (true) {
      List<Member> mine = next(member, most);
      if (mine.isEmpty()) {
        return member.outcome();
      }
      settle(mine, outcomes(mine, call));
    }
  }

  /** How many wait for the next call. */
  synchronized int waiting() {
    return waiting.size();
  }

  private synchronized void add(Member member) {
    waiting.add(member);
    notifyAll();
  }

  /** Empty once the member is done; else whom the caller's thread has to call for. */
  private synchronized List<Member> next(Member member, int most) {
    try {
      while (calling && !member.isDone()) {
        wait();
      }
      if (member.isDone()) {
        return List.of();
      }
      calling = true;
      await(most);
      return take(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      waiting.remove(member);
      throw Failure.of(Kind.UNREACHABLE, "gather.interrupted", "Wattle stops. Done after that.", e);
    }
  }

  private void await(int most) throws InterruptedException {
    try {
      while (waiting.size() < most
          && !waiting.get(0).isAlone()
          && clock.instant().isBefore(lingerUntil)) {
        wait(Math.max(1, Duration.between(clock.instant(), lingerUntil).toMillis()));
      }
    } catch (InterruptedException e) {
      calling = false;
      notifyAll();
      throw e;
    }
  }

  private List<Member> take(int most) {
    List<Member> taken = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Member member : waiting) {
      boolean fits = taken.isEmpty() || !member.isAlone() && !taken.get(0).isAlone();
      if (taken.size() < most && fits && keys.add(member.key())) {
        taken.add(member);
      }
    }
    waiting.removeAll(taken);
    return taken;
  }

  private static List<Result> outcomes(
      List<Member> mine, Function<List<Member>, List<Result>> call) {
    try {
      return call.apply(mine);
    } catch (Failure failure) {
      Result same = mine.size() > 1 && isOfARecord(failure) ? Result.ALONE : Result.of(failure);
      return mine.stream().map(member -> same).toList();
    } catch (RuntimeException e) {
      Failure unexpected =
          Failure.of(Kind.REFUSED, "gather.unexpected", "in our own code. Replay it.", e);
      return mine.stream().map(member -> Result.of(unexpected)).toList();
    }
  }

  private static boolean isOfARecord(Failure failure) {
    return failure.kind() == Kind.REFUSED || failure.kind() == Kind.MALFORMED;
  }

  private synchronized void settle(List<Member> mine, List<Result> results) {
    List<Member> again = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      Member member = mine.get(i);
      if (results.get(i).settle(member)) {
        continue;
      }
      member.goAlone();
      again.add(member);
    }
    waiting.addAll(0, again);
    lingerUntil = clock.instant().plus(linger);
    calling = false;
    notifyAll();
  }
}
