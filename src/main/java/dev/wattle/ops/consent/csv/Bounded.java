package dev.wattle.ops.consent.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A stream that breaks off when it is longer than it may be. */
final class Bounded extends FilterInputStream {

  private long left;

  Bounded(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    return one < 0 ? one : count(1, one);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    return read < 0 ? read : count(read, read);
  }

  private int count(int bytes, int result) {
    left -= bytes;
    if (left < 0) {
      throw new UncheckedIOException(new IOException("longer than it may be"));
    }
    return result;
  }
}
