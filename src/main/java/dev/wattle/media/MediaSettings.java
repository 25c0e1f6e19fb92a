package dev.wattle.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What files are taken, where they lie and for how long.
 *
 * @param directory of the store, and of files that are just coming in
 * @param maxSize larger files are refused
 * @param types MIME types that are taken; {@code image/*} takes all images
 * @param retention files that nobody sent again since then are deleted
 * @param scanCommand program and arguments that are given each file's path; empty for no scan
 * @param scanTimeout how long one scan may take
 */
@ConfigurationProperties("wattle.media")
public record MediaSettings(
    Path directory,
    @DefaultValue("100MB") DataSize maxSize,
    @DefaultValue List<String> types,
    @DefaultValue("90d") Duration retention,
    @DefaultValue List<String> scanCommand,
    @DefaultValue("60s") Duration scanTimeout) {

  boolean takes(String mimeType) {
    String family = mimeType.replaceFirst("/.*", "/*");
    return types.contains(mimeType) || types.contains(family);
  }
}
