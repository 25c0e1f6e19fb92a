package dev.wattle.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Posts prepared requests over kept-alive connections, each as fast as it is answered. Plain
 * sockets: the load generator shares two cores with what it measures, so it has to be cheap.
 */
public final class LoadGenerator {

  private final int port;
  private final int connections;

  public LoadGenerator(int port, int connections) {
    this.port = port;
    this.connections = connections;
  }

  /** Sends every request once. */
  public Result run(List<byte[]> requests) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Latencies latencies = new Latencies(requests.size());
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long begin = System.nanoTime();
    List<? extends Future<?>> running =
        IntStream.range(0, connections)
            .mapToObj(n -> threads.submit(() -> drain(requests, next, refused, latencies)))
            .toList();
    for (Future<?> connection : running) {
      connection.get();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    threads.shutdown();
    return new Result(requests.size(), refused.get(), seconds, latencies);
  }

  private Void drain(
      List<byte[]> requests, AtomicInteger next, AtomicInteger refused, Latencies latencies)
      throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
        long begin = System.nanoTime();
        socket.getOutputStream().write(requests.get(n));
        if (readStatus(in) >= 300) {
          refused.incrementAndGet();
        }
        latencies.add(System.nanoTime() - begin);
      }
    }
    return null;
  }

  private static int readStatus(InputStream in) throws IOException {
    int status = Integer.parseInt(readLine(in).split(" ")[1]);
    int length = 0;
    for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("connection closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /**
   * @param refused answers of 300 and more
   */
  public record Result(int requests, int refused, double seconds, Latencies latencies) {
    public double perSecond() {
      return requests / seconds;
    }
  }
}
