package dev.wattle.sandbox.salesforce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A key with a certificate of its own, as an administrator makes it. */
final class Keytool {

  private static final String OPTIONS =
      "-genkeypair -alias wattle -keyalg RSA -keysize 2048 -dname CN=wattle -storetype PKCS12";

  private Keytool() {}

  static void key(Path keystore, String password) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(OPTIONS.split(" ")));
    command.addAll(List.of("-keystore", keystore.toString(), "-storepass", password));
    Process made =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (made.waitFor() != 0) {
      throw new IllegalStateException("keytool made no key");
    }
  }
}
