package dev.wattle.subscription;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Where we may call: public hosts by https. Whoever may name a URL could otherwise read what only
 * our own network can.
 */
@Component
public class TargetGuard {

  private static final List<Net> CLOSED =
      List.of(
          new Net("0.0.0.0", 8),
          new Net("10.0.0.0", 8),
          new Net("100.64.0.0", 10),
          new Net("127.0.0.0", 8),
          new Net("169.254.0.0", 16),
          new Net("172.16.0.0", 12),
          new Net("192.0.0.0", 24),
          new Net("192.0.2.0", 24),
          new Net("192.168.0.0", 16),
          new Net("198.18.0.0", 15),
          new Net("198.51.100.0", 24),
          new Net("203.0.113.0", 24),
          new Net("224.0.0.0", 3));

  /** All of the internet's IPv6; what carries an IPv4 address within is closed again. */
  private static final Net GLOBAL = new Net("2000::", 3);

  private static final List<Net> CLOSED_GLOBAL =
      List.of(new Net("2001::", 23), new Net("2001:db8::", 32), new Net("2002::", 16));

  private final boolean open;

  public TargetGuard(SubscriptionSettings settings) {
    this.open = settings.privateTargets();
  }

  /**
   * The URL by its form; its host is looked up when it is called.
   *
   * @throws Failure REFUSED {@code subscription.url-refused}
   */
  public URI form(String text) {
    try {
      URI url = URI.create(text.strip());
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean schemeAllowed = scheme.equals("https") || open && scheme.equals("http");
      if (!schemeAllowed || url.getHost() == null || url.getRawFragment() != null) {
        throw refused("is no https URL");
      }
      if (url.getRawUserInfo() != null) {
        throw refused("has a login in it");
      }
      return url;
    } catch (IllegalArgumentException notAUrl) {
      throw refused("is no URL");
    }
  }

  /**
   * The addresses of a host, all of which are allowed.
   *
   * @throws Failure REFUSED {@code subscription.url-refused} if one of them is not
   */
  public InetAddress[] resolve(String host) throws UnknownHostException {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    InetAddress[] addresses = InetAddress.getAllByName(bare);
    if (!open && !Arrays.stream(addresses).allMatch(TargetGuard::isPublic)) {
      throw refused("leads to an address that is not public");
    }
    return addresses;
  }

  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet6Address) {
      return GLOBAL.holds(address) && CLOSED_GLOBAL.stream().noneMatch(net -> net.holds(address));
    }
    return CLOSED.stream().noneMatch(net -> net.holds(address));
  }

  private static Failure refused(String why) {
    return Failure.of(
        Kind.REFUSED,
        "subscription.url-refused",
        "the URL "
            + why
            + ". Use https and a public host, or set wattle.subscription.private-targets.");
  }

  private record Net(byte[] base, int bits) {

    Net(String base, int bits) {
      this(literal(base), bits);
    }

    boolean holds(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != base.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((bytes[bit / 8] & mask) != (base[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }

    private static byte[] literal(String address) {
      try {
        return InetAddress.getByName(address).getAddress();
      } catch (UnknownHostException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
