package dev.wattle.sandbox.web;

import java.util.List;

/**
 * A fictional person.
 *
 * @param digits the phone number without its plus
 */
record Customer(String digits, String name) {

  static final List<Customer> ALL =
      List.of(
          new Customer("61491570156", "Kirra Walsh"),
          new Customer("61491570157", "Tom Nguyen"),
          new Customer("61491570158", "Aisha Rahman"),
          new Customer("61491570006", "Mia Rossi"));

  /**
   * @throws IllegalArgumentException for a number that is none of theirs
   */
  static Customer of(String digits) {
    return ALL.stream()
        .filter(customer -> customer.digits().equals(digits))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("sandbox.no-customer: choose one on the page"));
  }

  public String phone() {
    return "+" + digits;
  }
}
