package dev.wattle.template;

/** What Meta files a template under; the price and the consent it needs follow. */
public enum Category {
  UTILITY,
  MARKETING,
  AUTHENTICATION
}
