package dev.wattle.media.store.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Where files lie if not in a directory. A wrong value refuses the start.
 *
 * @param bucket exists already; empty for the directory
 * @param region of the bucket; other makers' stores take any
 * @param endpoint of another maker's store; null for Amazon's own
 * @param accessKey empty for the default chain: environment, profile, role of the machine
 * @param secretKey belongs to the access key
 * @param pathStyle whether the bucket stands in the path instead of the host name
 */
@ConfigurationProperties("wattle.media.s3")
public record S3Settings(
    @DefaultValue("") String bucket,
    @DefaultValue("ap-southeast-2") String region,
    @Nullable URI endpoint,
    @DefaultValue("") String accessKey,
    @DefaultValue("") String secretKey,
    @DefaultValue("false") boolean pathStyle) {

  public S3Settings {
    endpoint = endpoint == null || endpoint.toString().isBlank() ? null : endpoint;
    if (!bucket.isEmpty() && !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw wrong("bucket", "is no name of a bucket: 3 to 63 of a-z, 0-9, dot and hyphen");
    }
    if (endpoint != null && (endpoint.getHost() == null || endpoint.getScheme() == null)) {
      throw wrong("endpoint", "is no address such as https://s3.example.com. Give scheme and host");
    }
    if (StringUtils.hasText(accessKey) != StringUtils.hasText(secretKey)) {
      throw wrong("access-key", "and secret-key go together. Set both, or neither");
    }
    if (!region.matches("[a-z0-9-]{2,40}")) {
      throw wrong("region", "is no name of a region, such as ap-southeast-2");
    }
  }

  /** Whether it is to be used at all. */
  public boolean isOn() {
    return !bucket.isEmpty();
  }

  @Override
  public String toString() {
    return "S3Settings[bucket=%s, region=%s, endpoint=%s]".formatted(bucket, region, endpoint);
  }

  private static IllegalArgumentException wrong(String key, String what) {
    return new IllegalArgumentException(
        "media.s3-misconfigured: wattle.media.s3.%s %s.".formatted(key, what));
  }
}
